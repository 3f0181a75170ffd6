import { UsageError } from "../core/errors.ts";
import { hasMeasured, notMeasured } from "../pipelines/measurements.ts";
import { trainedAdapter } from "../pipelines/trained-adapter.ts";
import { notFinished } from "../store/adopt-run.ts";
import type { Lacks } from "../store/find-runs.ts";
import { readManifest } from "../store/manifest.ts";

/** What commands need of a run that is given by its study's name. */

/** Records to report. */
export const lacksMeasurement: Lacks = async (run) => {
  const manifest = await readManifest(run);
  if (manifest.study.kind === "organism") return `${run} holds the building of an organism, which has no report; its model card is in models/organism.`;
  return hasMeasured(manifest) ? null : notMeasured(run);
};

/** A trained cure to measure. */
export const lacksCure: Lacks = (run) => sentenceOf(trainedAdapter(run, "cure", "leave out --of to measure the model as it is"));

/** An end, so that its records can be taken over. */
export const lacksEnd: Lacks = async (run) => ((await readManifest(run)).status === "finished" ? null : notFinished(run));

/** null where the work succeeds; what a user did wrong where it does not. */
export async function sentenceOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}
