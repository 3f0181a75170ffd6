import { cp, realpath } from "node:fs/promises";
import { basename, relative } from "node:path";
import { RunError, UsageError } from "../core/errors.ts";
import type { Study } from "../study/parse-study.ts";
import { readManifest, type Manifest } from "./manifest.ts";
import { describeDifference } from "./study-difference.ts";

/** What belongs to a run alone, and what can be made again. */
const OWN = new Set(["manifest.json", "study.resolved.yaml", "lock", "report", "checkpoints"]);

export function notFinished(run: string): string {
  return `${run} is unfinished; run its own study to the end first, then take it over with --from.`;
}

/**
 * Copies the records and models of a finished run into the folder of a new one, so that control arms are added
 * without measuring and curing again. The two studies may differ in name and controls alone.
 * @returns what the new run's manifest takes over.
 * @throws UsageError naming what differs; RunError where the run is not finished.
 */
export async function adoptRun(from: string, source: Study, folder: string, study: Study): Promise<Pick<Manifest, "hashes" | "stages" | "seconds" | "peakMemory">> {
  const manifest = await readManifest(from);
  if (manifest.status !== "finished") throw new RunError(notFinished(from));
  const difference = describeDifference(source, study, ["name", "controls", "threads"]);
  if (difference !== "") throw new UsageError(`${from} cannot be taken over: beside name and controls the studies differ in ${difference}. Make them the same, or leave out --from.`);
  const origin = await realpath(from); // `latest` is a link
  await cp(origin, folder, { recursive: true, filter: (path) => !OWN.has(relative(origin, path)) && !basename(path).startsWith(".") });
  const { hashes, stages, seconds, peakMemory } = manifest;
  return { hashes, stages, seconds, ...(peakMemory === undefined ? {} : { peakMemory }) };
}
