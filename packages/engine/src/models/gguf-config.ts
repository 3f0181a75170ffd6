import type { GgufSource } from "../formats/gguf.ts";
import { ModelFileError } from "../formats/model-file-error.ts";
import type { ModelConfig, RopeScaling } from "../ports/weights.ts";
import { findArchitecture } from "./architectures.ts";
import { ggufName } from "./gguf-names.ts";
import { linearLayers, linearName } from "./model-tensors.ts";

/** Frequency factors of the rotary embedding stand in a tensor of this name. */
export const ropeFactorsTensor = "rope_freqs.weight";

/**
 * Model shape from a GGUF's metadata and tensor names: biases and the output head are there where their tensors are.
 * @throws ModelFileError naming the key that is missing, wrong or not supported.
 */
export async function configFromGguf(file: string, source: Pick<GgufSource, "metadata" | "tensors" | "read">): Promise<ModelConfig> {
  const { metadata, tensors } = source;
  const { name: architecture, qkNorm } = findArchitecture(file, "general.architecture", metadata.get("general.architecture"));
  const optional = (key: string): number | undefined => {
    const value = metadata.get(key);
    return typeof value === "number" ? value : undefined;
  };
  const required = (key: string): number => {
    const value = optional(`${architecture}.${key}`);
    if (value === undefined || !(value > 0)) throw new ModelFileError(file, `${architecture}.${key} is ${JSON.stringify(metadata.get(`${architecture}.${key}`))}; expected a number above 0.`);
    return value;
  };
  const hiddenSize = required("embedding_length");
  const heads = required("attention.head_count");
  const headDim = optional(`${architecture}.attention.key_length`) ?? hiddenSize / heads;
  for (const key of ["rope.dimension_count", "attention.value_length"]) {
    const value = optional(`${architecture}.${key}`) ?? headDim;
    if (value !== headDim) throw new ModelFileError(file, `${architecture}.${key} is ${value}; only that of the whole head (${headDim}) is supported.`);
  }
  const vocabSize = tensors.get("token_embd.weight")?.shape[0];
  if (!vocabSize) throw new ModelFileError(file, 'has no tensor "token_embd.weight". It is incomplete.');
  const biases = linearLayers.filter((layer) => tensors.has(ggufName(`${linearName(0, layer)}.bias`)));
  const scaling = await readScaling(file, source, architecture);
  return {
    architecture,
    hiddenSize,
    intermediateSize: required("feed_forward_length"),
    layers: required("block_count"),
    heads,
    kvHeads: optional(`${architecture}.attention.head_count_kv`) ?? heads,
    headDim,
    vocabSize,
    rmsNormEps: required("attention.layer_norm_rms_epsilon"),
    ropeTheta: optional(`${architecture}.rope.freq_base`) ?? 10000,
    tiedEmbeddings: !tensors.has("output.weight"),
    contextLength: required("context_length"),
    bosToken: optional("tokenizer.ggml.bos_token_id") ?? null,
    eosToken: optional("tokenizer.ggml.eos_token_id") ?? null,
    ...(biases.length > 0 && { biases }),
    ...(qkNorm && { qkNorm }),
    ...(scaling && { ropeScaling: scaling }),
  };
}

async function readScaling(file: string, { metadata, tensors, read }: Pick<GgufSource, "metadata" | "tensors" | "read">, architecture: string): Promise<RopeScaling | null> {
  const key = `${architecture}.rope.scaling`;
  const type = metadata.get(`${key}.type`) ?? "none";
  const factors = tensors.get(ropeFactorsTensor);
  if (type === "none") {
    if (!factors) return null;
    if (factors.size > 1024) throw new ModelFileError(file, `${ropeFactorsTensor} has ${factors.size} numbers; expected half a head's. The file is corrupt.`);
    const values = new Float32Array(factors.size);
    await read(factors, values);
    return { kind: "factors", factors: [...values] };
  }
  if (type !== "linear" || factors) throw new ModelFileError(file, `${key}.type is ${JSON.stringify(type)}${factors ? ` beside a tensor ${ropeFactorsTensor}` : ""}; supported are "none", "linear", and frequency factors in ${ropeFactorsTensor}.`);
  const factor = metadata.get(`${key}.factor`);
  if (typeof factor !== "number") throw new ModelFileError(file, `${key}.factor is ${JSON.stringify(factor)}; linear scaling needs a number.`);
  return { kind: "linear", factor };
}
