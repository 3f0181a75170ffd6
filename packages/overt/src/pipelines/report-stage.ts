import { join } from "node:path";
import { assess } from "../evaluations/assess.ts";
import { renderReport } from "../reports/render-report.ts";
import type { Assessment } from "../records/report.ts";
import { UsageError } from "../core/errors.ts";
import { writeFileAtomic } from "../store/atomic-file.ts";
import type { Manifest } from "../store/manifest.ts";
import { describeDifference } from "../store/study-difference.ts";
import type { CureStudy } from "../study/cure-study.ts";
import { readMeasurements } from "./measurements.ts";
import { poolMeasurements } from "./pool-measurements.ts";

export interface MeasuredRun {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly study: CureStudy;
}

/** Makes the report of a run, or of several that differ in their seed alone, from their records and writes it to `out`, which `flag` chose. */
export async function writeReport(runs: readonly MeasuredRun[], out: string, flag?: string): Promise<{ readonly terminal: string; readonly assessment: Assessment }> {
  for (const other of runs.slice(1)) refuseDifferences(runs[0]!, other);
  const input = poolMeasurements(await Promise.all(runs.map(readMeasurements)));
  const assessment = assess(input);
  const { files, terminal } = renderReport(input, assessment);
  for (const [name, content] of Object.entries(files)) await writeFileAtomic(join(out, name), content, flag);
  return { terminal, assessment };
}

/** Seeds have organisms of their own; everything else of the studies must be the same. */
function refuseDifferences(one: MeasuredRun, other: MeasuredRun): void {
  const difference = describeDifference(one.study, other.study, ["seed", "organism", "threads"]);
  if (difference !== "") throw new UsageError(`Runs are pooled that differ in their seed alone; the studies of ${one.folder} and ${other.folder} differ in ${difference}. Report them one by one.`);
}
