import { listModels, modelInfo, readAdapter } from "@overt/engine";
import { anotherBase } from "../models/model-host.ts";
import { loadPrinciples } from "../principles/principles.ts";
import type { ResolvedStudy } from "../study/resolve-study.ts";
import { knownHash } from "./known-hash.ts";
import type { StudyLook } from "./services.ts";
import { threadsNote } from "./threads-note.ts";

/**
 * Opens what is cheap of the files that a study names: principles, the organism's adapter and the model that it was trained
 * on, the model's headers. A wrong one fails as it would in a run.
 */
export async function inspectStudy({ study, paths }: ResolvedStudy, { force = false }: { readonly force?: boolean } = {}): Promise<StudyLook> {
  loadPrinciples(paths.principles);
  if (paths.irrelevantPrinciples !== null) loadPrinciples(paths.irrelevantPrinciples);
  const crowded = threadsNote(study.threads);
  const notes = [...(crowded === null ? [] : [crowded]), ...(paths.organism === null ? [] : await checkOrganism(paths.organism, study.model, paths.model, force))];
  const pulledFirst = paths.model === null && (await listModels()).some(({ name, pulled }) => name === study.model && !pulled);
  return { parameters: pulledFirst ? null : (await modelInfo(paths.model ?? study.model)).parameters, notes };
}

/** Whether the organism belongs on the model, as far as can be told without loading it; what cannot be told is a note. */
async function checkOrganism(folder: string, model: string, path: string | null, force: boolean): Promise<string[]> {
  const adapter = await readAdapter(folder);
  const known = await knownHash(model, path);
  if ("unknown" in known) return [`Not checked: whether the organism was trained on ${model} (${known.unknown}). The run checks it before it does anything else.`];
  if (known.hash === adapter.baseHash) return [];
  if (!force) throw anotherBase(adapter, model, known.hash);
  return [`The organism was not trained on ${model}; --force puts it there all the same.`];
}
