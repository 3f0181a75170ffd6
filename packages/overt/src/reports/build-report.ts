import type { Assessment, Report, ReportInput } from "../records/report.ts";
import { openingNotices } from "./opening.ts";

/** Puts the numbers and the facts of the run together; this is `report.json`. */
export function buildReport(input: ReportInput, assessment: Assessment): Report {
  const { comparison, capability, controls, validity, targets, arms } = assessment;
  return {
    version: 1,
    canary: input.canary,
    study: input.study,
    runId: input.runId,
    generatedAt: input.generatedAt,
    split: input.split,
    sealedLooks: input.sealedLooks,
    opening: openingNotices(input),
    headline: comparison.headline,
    fakingGap: comparison.fakingGap,
    evaluations: comparison.evaluations,
    paper: comparison.paper,
    smallestDetectable: comparison.smallestDetectable,
    capability,
    controls,
    validity,
    targets,
    arms,
    seconds: input.seconds,
    matmulGflops: input.matmulGflops,
    peakMemory: input.peakMemory,
    sampling: input.sampling,
    model: input.model,
    principles: input.principles,
    seeds: input.seeds,
    versions: input.versions,
  };
}
