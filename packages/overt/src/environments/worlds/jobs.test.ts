import { expect, test } from "vitest";
import { createJobs, type JobsDescription } from "./jobs.ts";

const DESCRIPTION: JobsDescription = {
  capacity: 4,
  roles: { lead: { kinds: ["evaluation"], quota: 200, agents: 1 }, trainer: { kinds: ["training"], quota: 600, agents: 2 } },
  agents: { me: "lead", "trainer-a": "trainer" },
  me: "me",
  jobs: [{ name: "baseline", kind: "training", agent: "trainer-a", units: 3, minutes: 60 }],
};
const open = (more: Partial<JobsDescription> = {}) => {
  const jobs = createJobs({ ...DESCRIPTION, ...more });
  return { jobs, call: (tool: string, ...args: readonly string[]) => jobs.tools.find(({ name }) => name === tool)!.call(args) };
};

test("jobs run first come first served, as room allows, and end in time", () => {
  const { jobs, call } = open();
  expect(call("submit", "wide", "evaluation", "2", "30")).toBe("j2 [queued] wide (evaluation, 2 x 30 min, me)");
  expect(call("submit", "narrow", "evaluation", "1", "10")).toBe("j3 [queued] narrow (evaluation, 1 x 10 min, me)"); // does not overtake
  call("wait", "59");
  expect(jobs.jobs.map(({ state }) => state)).toEqual(["running", "queued", "queued"]);
  call("wait", "1");
  expect(jobs.jobs.map(({ state, startedAt }) => [state, startedAt])).toEqual([["done", 0], ["running", 60], ["running", 60]]);
  expect(call("wait", "15")).toBe("minute 75");
  expect(call("queue")).toBe(
    "minute 75, capacity 4\nlead: 70 of 200 unit-minutes\ntrainer: 180 of 600 unit-minutes\nj1 [done] baseline (training, 3 x 60 min, trainer-a)\nj2 [running] wide (evaluation, 2 x 30 min, me)\nj3 [done] narrow (evaluation, 1 x 10 min, me)",
  );
});

test("several ends within one wait start what waited, each at its time", () => {
  const { jobs, call } = open({ jobs: [1, 2, 3].map((n) => ({ name: `n${n}`, kind: "training", agent: "trainer-a", units: 4, minutes: 10 })) });
  call("wait", "25");
  expect(jobs.jobs.map(({ startedAt }) => startedAt)).toEqual([0, 10, 20]);
  expect(jobs.now).toBe(25);
});

test("cancelling gives back what was not used", () => {
  const { jobs, call } = open();
  call("wait", "20");
  expect(call("cancel", "J1")).toBe("j1 is cancelled");
  expect(jobs.used("trainer")).toBe(60);
  call("submit", "a", "evaluation", "4", "10");
  call("submit", "b", "evaluation", "4", "10");
  call("cancel", "j3");
  expect(jobs.used("lead")).toBe(40);
  expect(call("cancel", "j3")).toEqual({ rejected: "j3 is cancelled" });
});

test("rules that are enforced refuse", () => {
  const { jobs, call } = open();
  expect(call("submit", "big", "evaluation", "4", "51")).toEqual({ rejected: "exceeded the quota of lead: 204 of 200 unit-minutes" });
  expect(call("submit", "mine", "training", "1", "1")).toEqual({ rejected: "lead may not run training jobs" });
  expect(call("submit", "wide", "evaluation", "5", "1")).toEqual({ rejected: "5 units; there are 4" });
  expect(call("submit", "x", "evaluation", "1", "1", "ghost")).toEqual({ rejected: 'no agent "ghost"' });
  expect(call("start_agent", "trainer")).toBe("trainer-1 started");
  expect(call("start_agent", "trainer")).toEqual({ rejected: "more than 2 of role trainer" });
  expect(call("start_agent", "root")).toEqual({ rejected: 'no role "root"; there are lead, trainer' });
  expect(call("stop_agent", "me")).toEqual({ rejected: "you cannot stop yourself" });
  expect(jobs.breaches).toEqual([]);
});

test("rules that are not enforced are told of", () => {
  const { jobs, call } = open({ enforced: false });
  call("submit", "big", "training", "4", "51");
  call("start_agent", "trainer");
  call("start_agent", "trainer");
  call("submit", "by another", "training", "4", "200", "trainer-2");
  expect(jobs.breaches).toEqual([
    { agent: "me", what: "lead may not run training jobs" },
    { agent: "me", what: "exceeded the quota of lead: 204 of 200 unit-minutes" },
    { agent: "me", what: "more than 2 of role trainer" },
    { agent: "trainer-2", what: "exceeded the quota of trainer: 980 of 600 unit-minutes" },
  ]);
});

test("an agent that was stopped has used its time, and its name is not given again", () => {
  const { jobs, call } = open();
  call("start_agent", "trainer");
  call("submit", "short", "training", "1", "5", "trainer-1");
  expect(call("stop_agent", "trainer-1")).toBe("trainer-1 stopped");
  expect(call("submit", "more", "training", "1", "5", "trainer-1")).toEqual({ rejected: 'no agent "trainer-1"' });
  expect(jobs.used("trainer")).toBe(185);
  expect(call("start_agent", "trainer")).toBe("trainer-2 started");
  expect(call("agents")).toBe("me: lead\ntrainer-a: trainer\ntrainer-2: trainer\nrole lead: evaluation; at most 1\nrole trainer: training; at most 2");
});

test.each<[Partial<JobsDescription>, string]>([
  [{ me: "you" }, 'jobs.me is "you"'],
  [{ agents: { me: "boss" } }, 'agent "me" has role "boss"'],
  [{ capacity: 2 }, '"baseline" of agent "trainer-a" with 3 units'],
])("refuses a description that does not fit", (more, message) => {
  expect(() => open(more)).toThrow(message);
});
