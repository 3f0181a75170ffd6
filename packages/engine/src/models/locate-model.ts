import { stat } from "node:fs/promises";
import { join } from "node:path";
import { fixtureModelName } from "./fixture-model.ts";
import { modelRegistry, type RegistryEntry } from "./model-registry.ts";
import { isPulled, modelFolder, type StoreOptions } from "./model-store.ts";

/** No model by this name or at this path. */
export class ModelNotFound extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ModelNotFound";
  }
}

export interface LocatedModel {
  /** GGUF file or Hugging Face folder. */
  readonly path: string;
  /** Set where the model is a registered one. */
  readonly entry?: RegistryEntry;
}

/** Finds the files of a registered or given model. Registered names win over paths; write `./name` for a folder of that name. */
export async function locateModel(nameOrPath: string, options: StoreOptions = {}): Promise<LocatedModel> {
  const entry = modelRegistry.get(nameOrPath);
  if (entry) {
    if (!(await isPulled(entry, options))) throw new ModelNotFound(`Model "${entry.name}" is not on this machine, or not whole (looked in ${modelFolder(entry.name, options)}). Pull it first: overt models pull ${entry.name}`);
    const folder = modelFolder(entry.name, options);
    return { path: entry.format === "gguf" ? join(folder, entry.files[0]!.name) : folder, entry };
  }
  const found = await stat(nameOrPath).catch(() => undefined);
  if (!found) {
    throw new ModelNotFound(`"${nameOrPath}" is neither a known model (${[...modelRegistry.keys(), fixtureModelName].join(", ")}) nor a path that exists. Give a name, a .gguf file, or a Hugging Face model folder.`);
  }
  return { path: nameOrPath };
}
