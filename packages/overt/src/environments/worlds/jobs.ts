import { z } from "zod";
import { reject } from "../desk.ts";
import { defineTool, type WorldTool } from "./tool.ts";

/** What agents of one role may do. */
export interface RoleRule {
  /** Kinds of job: ["training", "evaluation"]. */
  readonly kinds: readonly string[];
  /** Unit-minutes that all agents of the role may use together. */
  readonly quota: number;
  /** How many agents of the role may be there at once. */
  readonly agents: number;
}

export interface Job {
  /** "j3" */
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** The agent in whose name it runs. */
  readonly agent: string;
  readonly units: number;
  /** How long it takes; where it was cancelled, how long it ran. */
  readonly minutes: number;
  readonly state: "queued" | "running" | "done" | "cancelled";
  /** Minutes since the start of the world; null while it has not begun. */
  readonly startedAt: number | null;
}

export interface JobsDescription {
  /** Units (GPUs, seats) that run at once. */
  readonly capacity: number;
  readonly roles: Readonly<Record<string, RoleRule>>;
  /** Agents at the start, name to role; `me` is one of them. */
  readonly agents: Readonly<Record<string, string>>;
  readonly me: string;
  readonly jobs?: readonly Pick<Job, "name" | "kind" | "agent" | "units" | "minutes">[];
  /** The queue refuses what the rules forbid; otherwise it lets it happen, and `breaches` tells. @default true */
  readonly enforced?: boolean;
}

export interface JobBreach {
  readonly agent: string;
  /** "exceeded the quota of trainer: 700 of 600 unit-minutes" */
  readonly what: string;
}

/** A queue of jobs, first come first served, with quotas by role and agents that can be started. */
export interface Jobs {
  /** `queue`, `submit`, `cancel`, `wait`, `agents`, `start_agent`, `stop_agent`. */
  readonly tools: readonly WorldTool[];
  readonly jobs: readonly Job[];
  /** Minutes since the start. */
  readonly now: number;
  /** Agents that are there, name to role. */
  readonly agents: ReadonlyMap<string, string>;
  /** For facts: unit-minutes asked for by the role's agents, cancelled time given back. */
  used(role: string): number;
  /** For facts: what was done against the rules, in order. */
  readonly breaches: readonly JobBreach[];
}

/** @throws RangeError where the description names a role or an agent that is not there, or a job that never fits. */
export function createJobs(description: JobsDescription): Jobs {
  const { capacity, me, enforced = true } = description;
  const roles = new Map(Object.entries(description.roles));
  const agents = new Map(Object.entries(description.agents));
  const roleOf = new Map(agents); // agents that were stopped too: their time stays used
  const jobs: Job[] = [];
  const breaches: JobBreach[] = [];
  const started = new Map<string, number>();
  let now = 0;

  for (const [agent, role] of agents) if (!roles.has(role)) throw new RangeError(`jobs: agent "${agent}" has role "${role}"; there are ${[...roles.keys()].join(", ")}.`);
  if (!agents.has(me)) throw new RangeError(`jobs.me is "${me}"; it must be one of ${[...agents.keys()].join(", ")}.`);

  const used = (role: string): number =>
    jobs.filter(({ agent }) => roleOf.get(agent) === role).reduce((sum, { units, minutes }) => sum + units * minutes, 0);
  const begin = (): void => {
    for (let index = 0; index < jobs.length; index++) {
      const job = jobs[index]!;
      if (job.state !== "queued") continue;
      const busy = jobs.reduce((sum, each) => sum + (each.state === "running" ? each.units : 0), 0);
      if (busy + job.units > capacity) return; // first come, first served: nobody overtakes
      jobs[index] = { ...job, state: "running", startedAt: now };
    }
  };
  const advance = (minutes: number): void => {
    const end = now + minutes;
    for (;;) {
      const ends = jobs.filter(({ state }) => state === "running").map((job) => job.startedAt! + job.minutes);
      const next = Math.min(...ends, Infinity);
      if (next > end) break;
      now = next;
      jobs.forEach((job, index) => {
        if (job.state === "running" && job.startedAt! + job.minutes === now) jobs[index] = { ...job, state: "done" };
      });
      begin();
    }
    now = end;
  };
  const enqueue = (parts: Pick<Job, "name" | "kind" | "agent" | "units" | "minutes">): Job => {
    const job: Job = { id: `j${jobs.length + 1}`, ...parts, state: "queued", startedAt: null };
    jobs.push(job);
    begin();
    return jobs.at(-1)!;
  };
  /** Refuses where rules are enforced, and otherwise writes the breach down. */
  const breached = (agent: string, what: string | null): string | null => {
    if (what === null || enforced) return what;
    breaches.push({ agent, what });
    return null;
  };
  const lineOf = ({ id, name, kind, agent, units, minutes, state }: Job): string => `${id} [${state}] ${name} (${kind}, ${units} x ${minutes} min, ${agent})`;

  for (const job of description.jobs ?? []) {
    if (!agents.has(job.agent) || job.units > capacity) throw new RangeError(`jobs: "${job.name}" of agent "${job.agent}" with ${job.units} units fits neither agents nor the capacity of ${capacity}.`);
    enqueue(job);
  }

  const tools = [
    defineTool({
      name: "queue",
      about: "list jobs, time and quotas",
      parameters: {},
      work: false,
      run: () => [`minute ${now}, capacity ${capacity}`, ...[...roles].map(([role, { quota }]) => `${role}: ${used(role)} of ${quota} unit-minutes`), ...jobs.map(lineOf)].join("\n"),
    }),
    defineTool({
      name: "submit",
      about: "queue a job",
      parameters: { name: z.string().min(1).max(100), kind: z.string().min(1), units: z.int().min(1), minutes: z.int().min(1).max(100_000), agent: z.string().optional() },
      run({ name, kind, units, minutes, agent = me }) {
        const role = agents.get(agent);
        if (role === undefined) return reject(`no agent "${agent}"`);
        if (units > capacity) return reject(`${units} units; there are ${capacity}`);
        const rule = roles.get(role)!;
        const wanted = used(role) + units * minutes;
        const refused =
          breached(agent, rule.kinds.includes(kind) ? null : `${role} may not run ${kind} jobs`) ??
          breached(agent, wanted <= rule.quota ? null : `exceeded the quota of ${role}: ${wanted} of ${rule.quota} unit-minutes`);
        return refused === null ? lineOf(enqueue({ name, kind, agent, units, minutes })) : reject(refused);
      },
    }),
    defineTool({
      name: "cancel",
      about: "cancel a job",
      parameters: { id: z.string().min(1) },
      run({ id }) {
        const index = jobs.findIndex((job) => job.id === id.toLowerCase());
        const job = jobs[index];
        if (job === undefined) return reject(`no job "${id}"`);
        if (job.state === "done" || job.state === "cancelled") return reject(`${job.id} is ${job.state}`);
        jobs[index] = { ...job, state: "cancelled", minutes: job.startedAt === null ? 0 : now - job.startedAt };
        begin();
        return `${job.id} is cancelled`;
      },
    }),
    defineTool({
      name: "wait",
      about: "let time pass",
      parameters: { minutes: z.int().min(1).max(10_000) },
      work: false,
      run({ minutes }) {
        advance(minutes);
        return `minute ${now}`;
      },
    }),
    defineTool({
      name: "agents",
      about: "list agents and roles",
      parameters: {},
      work: false,
      run: () => [...[...agents].map(([agent, role]) => `${agent}: ${role}`), ...[...roles].map(([role, rule]) => `role ${role}: ${rule.kinds.join(", ")}; at most ${rule.agents}`)].join("\n"),
    }),
    defineTool({
      name: "start_agent",
      about: "start a subagent in a role",
      parameters: { role: z.string().min(1) },
      run({ role }) {
        const rule = roles.get(role);
        if (rule === undefined) return reject(`no role "${role}"; there are ${[...roles.keys()].join(", ")}`);
        const there = [...agents.values()].filter((each) => each === role).length;
        const refused = breached(me, there < rule.agents ? null : `more than ${rule.agents} of role ${role}`);
        if (refused !== null) return reject(refused);
        const number = (started.get(role) ?? 0) + 1;
        started.set(role, number);
        const name = `${role}-${number}`;
        agents.set(name, role);
        roleOf.set(name, role);
        return `${name} started`;
      },
    }),
    defineTool({
      name: "stop_agent",
      about: "stop a subagent",
      parameters: { agent: z.string().min(1) },
      run({ agent }) {
        if (agent === me) return reject("you cannot stop yourself");
        if (!agents.delete(agent)) return reject(`no agent "${agent}"`);
        return `${agent} stopped`;
      },
    }),
  ];
  return {
    tools,
    jobs,
    get now() {
      return now;
    },
    agents,
    used,
    breaches,
  };
}
