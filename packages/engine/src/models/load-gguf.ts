import { hashFile } from "../formats/file-reader.ts";
import { openGguf, type GgufSource, type GgufTensorInfo } from "../formats/gguf.ts";
import type { GgufValue } from "../formats/gguf-cursor.ts";
import { ModelFileError } from "../formats/model-file-error.ts";
import type { ModelConfig, ModelWeights } from "../ports/weights.ts";
import { configFromGguf, ropeFactorsTensor } from "./gguf-config.ts";
import { ggufRowOrder, huggingFaceName } from "./gguf-names.ts";
import { loadTensors, type TensorSource } from "./load-tensors.ts";

export interface LoadedGguf {
  readonly weights: ModelWeights;
  readonly metadata: ReadonlyMap<string, GgufValue>;
}

/** Loads a GGUF as fp32 under Hugging Face names and rope layout. */
export async function loadGguf(file: string, options: { signal?: AbortSignal } = {}): Promise<LoadedGguf> {
  await using source = await openGguf(file);
  const config = await configFromGguf(file, source);
  const tensors = await loadTensors(file, config, renamedTensors(file, source, config), options.signal);
  const hash = await hashFile(file, options);
  return { weights: { config, tensors, hash }, metadata: source.metadata };
}

function renamedTensors(file: string, source: GgufSource, config: ModelConfig): Map<string, TensorSource> {
  const renamed = new Map<string, TensorSource>();
  for (const info of source.tensors.values()) {
    if (info.name === ropeFactorsTensor) continue; // part of the configuration
    const name = huggingFaceName(info.name);
    if (!name) throw new ModelFileError(file, `has a tensor "${info.name}" that a ${config.architecture} model does not have. Such variants are not supported.`);
    renamed.set(name, { shape: info.shape, read: (out) => readInOrder(source, info, out, ggufRowOrder(name, config)) });
  }
  return renamed;
}

/** A vector has one number a row, which is less than any block of a tensor type that could be read row by row. */
async function readInOrder(source: GgufSource, info: GgufTensorInfo, out: Float32Array, order: ((row: number) => number) | undefined): Promise<void> {
  if (info.shape.length > 1 || !order) return source.read(info, out, order);
  const asStored = new Float32Array(info.size);
  await source.read(info, asStored);
  for (const [row, value] of asStored.entries()) out[order(row)] = value;
}
