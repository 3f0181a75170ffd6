import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Report } from "../../packages/overt/src/records/report.ts";
import { fixtureStudy, overt, runOf, workplace } from "./overt-process.ts";
import { expectSameReport, filesOf, manifestOf } from "./run-contents.ts";

it("capability is measured after the evaluations of the same policy, recorded apart, and reported in its own table", { timeout: 90_000 }, async () => {
  const scratch = workplace();
  const done = await overt(["run", fixtureStudy, "--runs", join(scratch, "runs"), "--set", "evaluate.capability={instances: 1}"]);
  const run = runOf(done);
  const { stages } = manifestOf(run);
  expect(Object.keys(stages).filter((stage) => /^(?:evaluate|capability)-/.test(stage))).toEqual(["evaluate-before", "capability-before", "evaluate-after", "capability-after", "evaluate-unfiltered"]);
  for (const stage of ["capability-before", "capability-after"]) expect(stages[stage]).toEqual({ rollouts: 40, unscored: 0 });
  expect(done.stdout).toContain("What it can still do");
  const report = JSON.parse(readFileSync(join(run, "report/report.json"), "utf8")) as Report;
  expect(report.evaluations.map(({ id }) => id)).toEqual(["lazy-checklist"]);
  expect(report.capability.map(({ title, right }) => [title, right.pairs.paired])).toEqual([
    ["Instruction following", 8],
    ["Arithmetic", 8],
    ["Reading", 8],
    ["Tool use", 8],
    ["Allowed but scary", 8],
  ]);
  await expectSameReport(run, join(scratch, "again"), Object.fromEntries(Object.entries(filesOf(run)).filter(([path]) => path.startsWith("report"))));
});
