import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createRandom } from "../../packages/overt/src/core/random.ts";
import { listRuns } from "../../packages/overt/src/store/find-runs.ts";
import { interrupt, type Moment } from "./interrupted-run.ts";
import { fixtureStudy, overt, runOf, workplace, type Finished } from "./overt-process.ts";
import { expectSameRun, filesOf, manifestOf, progressOf } from "./run-contents.ts";

/** How often a run is killed: a few times here, 20 times by `npm run test:kill`. */
const KILLS = Number(process.env["OVERT_KILLS"] ?? 6);

const scratch = workplace();
const runArgs = (runs: string): string[] => ["run", fixtureStudy, "--runs", join(scratch, runs)];
const studyFolder = (runs: string): string => join(scratch, runs, "fixture");

let whole: Finished;
let reference: string;
beforeAll(async () => {
  whole = await overt(runArgs("whole"));
  reference = runOf(whole);
}, 120_000);

describe("a whole run", () => {
  it("measures, cures, measures again and reports", () => {
    const { stages, status } = manifestOf(reference);
    expect(status).toBe("finished");
    expect(Object.keys(stages)).toEqual(["open", "evaluate-before", "collect-cure", "dataset-cure", "train-cure", "evaluate-after", "collect-unfiltered", "dataset-unfiltered", "train-unfiltered", "evaluate-unfiltered"]);
    expect(stages["train-unfiltered"]?.["steps"]).toBe(stages["train-cure"]?.["steps"]);
    expect(whole.stdout).toMatch(/^fixture .*covert, unwatched: no baseline to reduce/);
    expect(whole.stdout).toMatch(/This machine multiplies matrices at [\d.]+ GFLOP\/s\./);
    expect(Object.keys(filesOf(join(reference, "report")))).toEqual(["index.html", "report.json", "report.md"]);
  });

  it("records every planned rollout once", async () => {
    const { plan } = JSON.parse((await overt([...runArgs("whole"), "--dry-run", "--json"])).stdout) as { plan: { stage: string; rollouts: number }[] };
    const planned = plan.map(({ rollouts }) => rollouts).filter((n) => n > 0);
    expect(Object.entries(manifestOf(reference).stages).filter(([stage]) => /^(evaluate|collect)-/.test(stage)).map(([, mark]) => mark["rollouts"] ?? mark["records"])).toEqual(planned);
    for (const [path, text] of Object.entries(filesOf(reference)).filter(([path]) => path.endsWith("rollouts.jsonl"))) {
      const ids = text.split("\n").filter((line) => line.startsWith('{"version":1,"id"')).map((line) => (JSON.parse(line) as { id: string }).id);
      expect(ids.length, path).toBeGreaterThan(10);
      expect(new Set(ids).size, path).toBe(ids.length);
    }
  });

  it("shows plain lines of progress where there is no terminal", () => {
    // eslint-disable-next-line no-control-regex
    expect(whole.stderr).not.toMatch(/[\r\u001b]/);
    expect(whole.stderr).toMatch(/^measuring \(before\): 24 rollouts$/m);
    expect(whole.stderr).toMatch(/^training \(cure\): 6 steps in \d+ s$/m);
  });
});

it("started again after its end is a new run; Ctrl-C stops it with exit code 130, and it goes on where it was", { timeout: 120_000 }, async () => {
  const total = progressOf(reference);
  const inTraining = trainingStart() + 2;
  for (const at of [1, inTraining]) {
    const stopped = await interrupt(runArgs("whole"), studyFolder("whole"), { kind: "progress", at, delayMs: 0 }, "SIGINT");
    expect(stopped.code).toBe(130);
    expect(stopped.stderr).toMatch(/^Stopping after what is in hand; nothing recorded is lost\./m);
    expect(stopped.stderr.trimEnd().split("\n").at(-1)).toBe("Stopped. What was recorded is kept: run the same command again to continue.");
    expect(stopped.stdout).toBe("");
  }
  const second = (await listRuns(studyFolder("whole")))[1]!;
  expect(progressOf(second)).toBeLessThan(total);
  const resumed = await overt(runArgs("whole"));
  expect(runOf(resumed)).toBe(second);
  expect(resumed.stderr).toContain(`continuing ${second}\n`);
  expect(resumed.stderr).toMatch(/^training \(cure\): 6 steps \([1-5] before\) in \d+ s$/m);
  expect(resumed.stderr).not.toContain("measuring (before)"); // finished before it was stopped
  await expectSameRun(second, reference, join(scratch, "after-ctrl-c"));
  expect(await listRuns(studyFolder("whole"))).toHaveLength(2);
});

it(`killed at ${KILLS} random moments, it ends as the one that was not`, { timeout: 60_000 + 30_000 * KILLS }, async () => {
  const hit: string[] = [];
  for (const moment of killMoments()) {
    const { code, stderr } = await interrupt(runArgs("killed"), studyFolder("killed"), moment, "SIGKILL");
    expect([code, stderr], "a run that is killed has no exit code").toEqual([null, expect.any(String)]);
    hit.push(await whereIsIt());
  }
  expect(hit).toHaveLength(KILLS);
  expect(hit).toContain("train-cure");
  const run = runOf(await overt(runArgs("killed")));
  expect(await listRuns(studyFolder("killed"))).toEqual([run]);
  await expectSameRun(run, reference, join(scratch, "after-kills"));
});

/** One moment in each equal part of the whole run, two of them while a checkpoint is written. */
function killMoments(): Moment[] {
  const random = createRandom("kill the whole run");
  const total = progressOf(reference);
  const spread = Array.from({ length: KILLS - 2 }, (_, i): Moment => ({ kind: "progress", at: Math.floor(((i + random.next()) / (KILLS - 2)) * total), delayMs: random.integer(150) }));
  const start = spread.findIndex((moment) => moment.kind === "progress" && moment.at > trainingStart());
  return spread.toSpliced(start, 0, { kind: "writing", what: "best" }, { kind: "writing", what: "state" });
}

/** How far the run is when the cure's training begins. */
function trainingStart(): number {
  const stages = ["evaluate-before", "collect-cure", "dataset-cure"];
  const logs = stages.flatMap((stage) => Object.entries(filesOf(join(reference, stage))).filter(([path]) => path.endsWith(".jsonl")));
  const units = logs.map(([, text]) => text.split("\n").filter((line) => line.startsWith('{"$unit"')).length);
  return 1 + stages.length + units.reduce((sum, n) => sum + n, 0);
}

/** The first stage that is not finished. */
async function whereIsIt(): Promise<string> {
  const run = (await listRuns(studyFolder("killed"))).at(-1);
  if (run === undefined) return "nothing";
  const done = manifestOf(run).stages;
  return Object.keys(manifestOf(reference).stages).find((stage) => done[stage] === undefined) ?? "report";
}

it("keeps its transcripts in the report", () => {
  expect(readFileSync(join(reference, "report/index.html"), "utf8")).toContain("lazy-checklist");
});
