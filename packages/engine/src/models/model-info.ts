import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { openGguf } from "../formats/gguf.ts";
import { ModelFileError } from "../formats/model-file-error.ts";
import { parseJsonObject } from "../formats/parse-json-object.ts";
import type { ModelConfig } from "../ports/weights.ts";
import { checkConfig } from "./check-config.ts";
import { fixtureConfig, fixtureModelName } from "./fixture-model.ts";
import { configFromGguf } from "./gguf-config.ts";
import { configFromJson } from "./huggingface-config.ts";
import { countElements, weightShapes } from "./model-tensors.ts";
import { locateModel } from "./locate-model.ts";
import type { StoreOptions } from "./model-store.ts";

export interface ModelInfo {
  readonly name: string;
  /** File or folder; null for the fixture. */
  readonly path: string | null;
  readonly config: ModelConfig;
  /** Numbers in all tensors, shared embeddings counted once. */
  readonly parameters: number;
  /** Tensor types in the file and how many tensors have them; empty where the file does not say up front. */
  readonly tensorTypes: Readonly<Record<string, number>>;
  readonly description: string | null;
  readonly license: string | null;
}

/** Describes a model from its headers alone; no weights are read. @throws as `openModel`. */
export async function modelInfo(nameOrPath: string, options: StoreOptions = {}): Promise<ModelInfo> {
  if (nameOrPath === fixtureModelName) return describe(nameOrPath, null, fixtureConfig, {}, { description: "Tiny random model for tests." });
  const { path, entry } = await locateModel(nameOrPath, options);
  if ((await stat(path)).isDirectory()) {
    const file = join(path, "config.json");
    const text = await readFile(file, "utf8").catch((cause: unknown) => {
      throw new ModelFileError(file, "is missing or cannot be read; a model folder needs it.", { cause });
    });
    const json = parseJsonObject(file, text);
    const config = configFromJson(file, json, json["tie_word_embeddings"] !== true);
    checkConfig(file, config);
    return describe(nameOrPath, path, config, {}, entry);
  }
  await using source = await openGguf(path);
  const types: Record<string, number> = {};
  for (const { codec } of source.tensors.values()) types[codec.name] = (types[codec.name] ?? 0) + 1;
  const config = await configFromGguf(path, source);
  checkConfig(path, config);
  const license = source.metadata.get("general.license");
  return describe(nameOrPath, path, config, types, entry ?? (typeof license === "string" ? { license } : {}));
}

function describe(name: string, path: string | null, config: ModelConfig, tensorTypes: Record<string, number>, about: { description?: string; license?: string } = {}): ModelInfo {
  return { name, path, config, parameters: countElements(weightShapes(config)), tensorTypes, description: about.description ?? null, license: about.license ?? null };
}
