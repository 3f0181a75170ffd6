import { listModels, modelInfo, readAdapter } from "@overt/engine";
import { loadPrinciples } from "../principles/principles.ts";
import type { ResolvedStudy } from "../study/resolve-study.ts";

/**
 * Opens what is cheap of the files that a study names: principles, the organism's adapter, the model's headers. A wrong one
 * fails as it would in a run.
 */
export async function inspectStudy({ study, paths }: ResolvedStudy): Promise<{ parameters: number | null }> {
  loadPrinciples(paths.principles);
  if (paths.irrelevantPrinciples !== null) loadPrinciples(paths.irrelevantPrinciples);
  if (paths.organism !== null) await readAdapter(paths.organism);
  const pulledFirst = paths.model === null && (await listModels()).some(({ name, pulled }) => name === study.model && !pulled);
  return { parameters: pulledFirst ? null : (await modelInfo(paths.model ?? study.model)).parameters };
}
