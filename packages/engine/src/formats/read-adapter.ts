import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TensorView } from "../ports/weights.ts";
import { hashAdapter, parseAdapterKey, type Adapter } from "./adapter.ts";
import { parseAdapterConfig } from "./adapter-config.ts";
import { ModelFileError } from "./model-file-error.ts";
import { parseJsonObject } from "./parse-json-object.ts";
import { readSafetensors } from "./safetensors.ts";

/**
 * Reads a PEFT LoRA adapter folder, written by `writeAdapter` or by PEFT.
 * @throws ModelFileError when a file is missing or broken, a tensor's name is no LoRA tensor's, or
 * `overt.json` names another base than the tensors' own metadata.
 */
export async function readAdapter(folder: string): Promise<Adapter> {
  const configFile = join(folder, "adapter_config.json");
  const config = parseAdapterConfig(configFile, (await readRequired(configFile)).toString("utf8"));
  const tensorFile = join(folder, "adapter_model.safetensors");
  const bytes = await readRequired(tensorFile);
  const { tensors, metadata } = await readSafetensors(tensorFile);
  const { format: _format, "overt.base_hash": baseHash, ...own } = metadata;
  const note = await readNote(join(folder, "overt.json"));
  if (note.baseHash && baseHash && note.baseHash !== baseHash) {
    throw new ModelFileError(folder, `overt.json says base ${note.baseHash.slice(0, 12)}, adapter_model.safetensors says ${baseHash.slice(0, 12)}. The files are of two different adapters.`);
  }
  return {
    config,
    tensors: namedTensors(tensorFile, tensors, config.rank),
    baseHash: baseHash ?? note.baseHash ?? null,
    metadata: { ...note.metadata, ...own },
    hash: hashAdapter(bytes, config.scaling),
    folder,
  };
}

/** PEFT also accepts names that keep the adapter's name, `….lora_A.default.weight`. */
function namedTensors(file: string, tensors: ReadonlyMap<string, TensorView>, rank: number): ReadonlyMap<string, TensorView> {
  const named = new Map<string, TensorView>();
  for (const [name, tensor] of tensors) {
    const plain = name.replace(/\.lora_([AB])\.default\.weight$/, ".lora_$1.weight");
    const key = parseAdapterKey(plain);
    if (!key) throw new ModelFileError(file, `tensor "${name}" is not named base_model.model.<module>.lora_A.weight or .lora_B.weight.`);
    const [rows, columns] = tensor.shape;
    if (tensor.shape.length !== 2 || (key.side === "A" ? rows : columns) !== rank) {
      throw new ModelFileError(file, `tensor "${name}" has shape [${tensor.shape.join(", ")}], but adapter_config.json says r = ${rank}.`);
    }
    named.set(plain, tensor);
  }
  return named;
}

async function readNote(file: string): Promise<{ baseHash?: string; metadata?: Record<string, string> }> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {}; // written by another program
    throw new ModelFileError(file, "cannot be read.", { cause: error });
  }
  const { baseHash, metadata } = parseJsonObject(file, text);
  const strings = Object.entries(metadata ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return { ...(typeof baseHash === "string" && { baseHash }), metadata: Object.fromEntries(strings) };
}

async function readRequired(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new ModelFileError(file, "is missing or cannot be read; a PEFT adapter folder holds adapter_config.json and adapter_model.safetensors.", { cause });
  }
}
