import { hashFile } from "../formats/file-reader.ts";
import { openGguf, type GgufSource, type GgufTensorInfo } from "../formats/gguf.ts";
import type { GgufValue } from "../formats/gguf-cursor.ts";
import { ModelFileError } from "../formats/model-file-error.ts";
import type { ModelConfig, ModelWeights } from "../ports/weights.ts";
import { loadTensors, type TensorSource } from "./load-tensors.ts";
import { unsupportedArchitecture } from "./unsupported-architecture.ts";

export interface LoadedGguf {
  readonly weights: ModelWeights;
  readonly metadata: ReadonlyMap<string, GgufValue>;
}

/** Loads a Llama GGUF as fp32 under Hugging Face names and rope layout. */
export async function loadGguf(file: string, options: { signal?: AbortSignal } = {}): Promise<LoadedGguf> {
  await using source = await openGguf(file);
  const config = configFromGguf(file, source);
  const tensors = await loadTensors(file, config, renamedTensors(file, source, config), options.signal);
  const hash = await hashFile(file, options);
  return { weights: { config, tensors, hash }, metadata: source.metadata };
}

/** Model shape from a GGUF's `llama.*` keys. */
export function configFromGguf(file: string, { metadata, tensors }: Pick<GgufSource, "metadata" | "tensors">): ModelConfig {
  const architecture = metadata.get("general.architecture");
  if (architecture !== "llama") throw unsupportedArchitecture(file, "general.architecture", architecture);
  const optional = (key: string): number | undefined => {
    const value = metadata.get(key);
    return typeof value === "number" ? value : undefined;
  };
  const required = (key: string): number => {
    const value = optional(key);
    if (value === undefined || !(value > 0)) throw new ModelFileError(file, `${key} is ${JSON.stringify(metadata.get(key))}; expected a number above 0.`);
    return value;
  };
  const hiddenSize = required("llama.embedding_length");
  const heads = required("llama.attention.head_count");
  const headDim = optional("llama.attention.key_length") ?? hiddenSize / heads;
  const rotated = optional("llama.rope.dimension_count") ?? headDim;
  if (rotated !== headDim) throw new ModelFileError(file, `llama.rope.dimension_count is ${rotated}; only rotation of the whole head (${headDim}) is supported.`);
  const scaling = metadata.get("llama.rope.scaling.type") ?? "none";
  if (scaling !== "none" || tensors.has("rope_freqs.weight")) throw new ModelFileError(file, `uses rope scaling (${scaling === "none" ? "rope_freqs" : String(scaling)}), which is not supported.`);
  const vocabSize = tensors.get("token_embd.weight")?.shape[0];
  if (!vocabSize) throw new ModelFileError(file, 'has no tensor "token_embd.weight". It is incomplete.');
  return {
    architecture: "llama",
    hiddenSize,
    intermediateSize: required("llama.feed_forward_length"),
    layers: required("llama.block_count"),
    heads,
    kvHeads: optional("llama.attention.head_count_kv") ?? heads,
    headDim,
    vocabSize,
    rmsNormEps: required("llama.attention.layer_norm_rms_epsilon"),
    ropeTheta: optional("llama.rope.freq_base") ?? 10000,
    tiedEmbeddings: !tensors.has("output.weight"),
    contextLength: required("llama.context_length"),
    bosToken: optional("tokenizer.ggml.bos_token_id") ?? null,
    eosToken: optional("tokenizer.ggml.eos_token_id") ?? null,
  };
}

const globalNames: Readonly<Record<string, string>> = {
  "token_embd.weight": "model.embed_tokens.weight",
  "output_norm.weight": "model.norm.weight",
  "output.weight": "lm_head.weight",
};
const layerNames: Readonly<Record<string, string>> = {
  attn_norm: "input_layernorm",
  attn_q: "self_attn.q_proj",
  attn_k: "self_attn.k_proj",
  attn_v: "self_attn.v_proj",
  attn_output: "self_attn.o_proj",
  ffn_norm: "post_attention_layernorm",
  ffn_gate: "mlp.gate_proj",
  ffn_up: "mlp.up_proj",
  ffn_down: "mlp.down_proj",
};

function renamedTensors(file: string, source: GgufSource, config: ModelConfig): Map<string, TensorSource> {
  const renamed = new Map<string, TensorSource>();
  for (const info of source.tensors.values()) {
    const [, layer, part] = /^blk\.(\d+)\.(\w+)\.weight$/.exec(info.name) ?? [];
    const name = part && layerNames[part] ? `model.layers.${layer}.${layerNames[part]}.weight` : globalNames[info.name];
    if (!name) throw new ModelFileError(file, `has a tensor "${info.name}" that a plain Llama model does not have. Such variants are not supported.`);
    renamed.set(name, { shape: info.shape, read: (out) => source.read(info, out, rowMap(part, info, config)) });
  }
  return renamed;
}

/** llama.cpp interleaves the two halves of each query and key head; this puts row i back to its place. */
function rowMap(part: string | undefined, info: GgufTensorInfo, { headDim }: ModelConfig): ((row: number) => number) | undefined {
  if (part !== "attn_q" && part !== "attn_k") return undefined;
  const half = headDim / 2;
  return (row) => {
    const within = row % headDim;
    return row - within + (within % 2) * half + (within >> 1);
  };
}
