import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { hashFile } from "../formats/file-reader.ts";
import { ModelFileError } from "../formats/model-file-error.ts";
import { parseJsonObject } from "../formats/parse-json-object.ts";
import { openSafetensors, type SafetensorsSource } from "../formats/safetensors.ts";
import type { ModelWeights } from "../ports/weights.ts";
import { checkModelType, configFromJson } from "./huggingface-config.ts";
import { loadTensors, type TensorSource } from "./load-tensors.ts";

export interface LoadedHuggingFace {
  readonly weights: ModelWeights;
  /** From the weights' files: canary, organism mark and the like. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Loads a Hugging Face folder: `config.json` with `model.safetensors`, or its shards named by
 * `model.safetensors.index.json`. The hash is the file's SHA-256; of shards, SHA-256 over theirs.
 */
export async function loadHuggingFace(folder: string, options: { signal?: AbortSignal } = {}): Promise<LoadedHuggingFace> {
  const configFile = join(folder, "config.json");
  const json = parseJsonObject(configFile, await readConfig(configFile));
  checkModelType(configFile, json); // before any weights are looked for: other families keep them elsewhere
  const shards = await findShards(folder);
  await using files = new AsyncDisposableStack();
  const sources = new Map<string, TensorSource>();
  let metadata: Record<string, string> = {};
  for (const shard of shards) {
    const source = files.use(await openSafetensors(join(folder, shard)));
    metadata = { ...metadata, ...source.header.metadata };
    for (const [name, tensor] of tensorSources(source)) {
      if (sources.has(name)) throw new ModelFileError(folder, `tensor "${name}" is in more than one shard.`);
      sources.set(name, tensor);
    }
  }
  const config = configFromJson(configFile, json, sources.has("lm_head.weight"));
  if (config.tiedEmbeddings) sources.delete("lm_head.weight"); // some writers store the copy
  const tensors = await loadTensors(folder, config, sources, options.signal);
  const hashes = await Promise.all(shards.map((shard) => hashFile(join(folder, shard), options)));
  const hash = hashes.length === 1 ? hashes[0]! : createHash("sha256").update(hashes.join("\n")).digest("hex");
  const { format: _format, ...own } = metadata;
  return { weights: { config, tensors, hash }, metadata: own };
}

async function readConfig(file: string): Promise<string> {
  return readFile(file, "utf8").catch((cause: unknown) => {
    throw new ModelFileError(file, "is missing or cannot be read; a Hugging Face model folder holds config.json, model.safetensors and tokenizer.json.", { cause });
  });
}

function tensorSources(source: SafetensorsSource): [string, TensorSource][] {
  return source.header.entries
    .filter((entry) => !entry.name.endsWith(".rotary_emb.inv_freq")) // derived from ropeTheta; old files carry it
    .map((entry) => [entry.name, { shape: entry.shape, read: (out) => source.read(entry, out) }]);
}

async function findShards(folder: string): Promise<string[]> {
  const indexFile = join(folder, "model.safetensors.index.json");
  const text = await readFile(indexFile, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new ModelFileError(indexFile, "cannot be read.", { cause: error });
  });
  if (text === undefined) return ["model.safetensors"];
  const map = parseJsonObject(indexFile, text)["weight_map"];
  const shards = [...new Set(Object.values(map ?? {}).map(String))].sort();
  const outside = shards.find((shard) => !/^[\w.-]+\.safetensors$/.test(shard));
  if (shards.length === 0 || outside !== undefined) throw new ModelFileError(indexFile, `weight_map names ${JSON.stringify(outside ?? map)}; expected names of safetensors files in the same folder.`);
  return shards;
}
