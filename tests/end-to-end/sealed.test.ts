import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { interrupt } from "./interrupted-run.ts";
import { fixtureStudy, overt, runOf, workplace } from "./overt-process.ts";
import { expectSameReport, filesOf } from "./run-contents.ts";

const scratch = workplace();
const ledger = join(scratch, "ledger.jsonl");
const args = ["eval", fixtureStudy, "--sealed", "--ledger", ledger, "--runs", join(scratch, "runs"), "--set", "evaluate.conditions=[unwatched, watched]"];
const looks = (): Record<string, unknown>[] => readFileSync(ledger, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);

it("a look at the sealed split is one line, written before anything runs, also where it is interrupted and goes on", { timeout: 90_000 }, async () => {
  const studyFolder = join(scratch, "runs/fixture");
  mkdirSync(studyFolder, { recursive: true });
  const killed = await interrupt(args, studyFolder, { kind: "progress", at: 1, delayMs: 0 }, "SIGKILL");
  expect(killed.code).toBe(null);
  expect(looks()).toMatchObject([{ split: "sealed", study: "fixture" }]);
  const stopped = await interrupt(args, studyFolder, { kind: "progress", at: 2, delayMs: 0 }, "SIGINT");
  expect(stopped.code).toBe(130);

  const finished = await overt(args);
  const run = runOf(finished);
  expect(looks()).toHaveLength(1);
  expect(looks()[0]).toMatchObject({ run: run.split("/").at(-1), n: rollouts(run) });
  expect(finished.stdout).toContain("looks at the sealed set so far: 1");

  const second = runOf(await overt(args));
  expect(looks()).toHaveLength(2);
  // The first report does not change by the second look.
  const report = Object.fromEntries(Object.entries(filesOf(run)).filter(([path]) => path.startsWith("report")));
  await expectSameReport(run, join(scratch, "again"), report);
  expect(readFileSync(join(second, "report/report.md"), "utf8")).toMatch(/looks.*2/i);
});

function rollouts(run: string): number {
  return readFileSync(join(run, "evaluate-before/rollouts.jsonl"), "utf8").split("\n").filter((line) => line.startsWith('{"version":1,"id"')).length;
}
