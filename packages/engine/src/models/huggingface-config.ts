import { ModelFileError } from "../formats/model-file-error.ts";
import type { LoraTarget } from "../ports/training.ts";
import type { ModelConfig } from "../ports/weights.ts";
import { architectures, findArchitecture, type Architecture } from "./architectures.ts";
import { ropeFromJson, ropeToJson } from "./huggingface-rope.ts";
import { linearLayers } from "./model-tensors.ts";

type Json = Readonly<Record<string, unknown>>;

/** Settings that change the computation, with the only value that is supported. */
const required: Json = { hidden_act: "silu", rope_interleaved: false, use_sliding_window: false };

/** @throws ModelFileError for a model of a family that is not supported. */
export function checkModelType(file: string, json: Json): Architecture {
  return findArchitecture(file, "model_type", json["model_type"]);
}

/**
 * Model shape from a Hugging Face `config.json`, in the spelling of transformers 4 or 5.
 * `hasHead`: whether the weights hold their own `lm_head.weight`.
 * @throws ModelFileError naming the field that is missing, wrong or not supported.
 */
export function configFromJson(file: string, json: Json, hasHead: boolean): ModelConfig {
  const architecture = checkModelType(file, json);
  for (const [field, value] of Object.entries(required)) {
    if (json[field] !== undefined && json[field] !== value) throw new ModelFileError(file, `${field} is ${JSON.stringify(json[field])}; supported is ${JSON.stringify(value)}.`);
  }
  checkLayerTypes(file, json["layer_types"]);
  const number = (field: string, fallback?: number): number => {
    const value = json[field] ?? fallback;
    if (typeof value !== "number") throw new ModelFileError(file, `${field} is ${JSON.stringify(value)}; expected a number.`);
    return value;
  };
  const hiddenSize = number("hidden_size");
  const heads = number("num_attention_heads");
  // Absent means untied in transformers, but a file without lm_head can only be tied.
  const tied = json["tie_word_embeddings"] === true || !hasHead;
  if (!hasHead && json["tie_word_embeddings"] === false) throw new ModelFileError(file, 'tie_word_embeddings is false, but the weights hold no "lm_head.weight". The model is incomplete.');
  const biases = biasedLayers(architecture, json);
  const { theta, scaling } = ropeFromJson(file, json);
  return {
    architecture: architecture.name,
    hiddenSize,
    intermediateSize: number("intermediate_size"),
    layers: number("num_hidden_layers"),
    heads,
    kvHeads: number("num_key_value_heads", architecture.defaults.kvHeads ?? heads),
    headDim: number("head_dim", architecture.defaults.headDim ?? hiddenSize / heads),
    vocabSize: number("vocab_size"),
    rmsNormEps: number("rms_norm_eps", 1e-6),
    ropeTheta: theta,
    tiedEmbeddings: tied,
    contextLength: number("max_position_embeddings", architecture.defaults.contextLength),
    bosToken: firstId(json["bos_token_id"]),
    eosToken: firstId(json["eos_token_id"]),
    ...(biases.length > 0 && { biases }),
    ...(architecture.qkNorm && { qkNorm: true }),
    ...(scaling && { ropeScaling: scaling }),
  };
}

/**
 * The `config.json` that `configFromJson` reads back, in the spelling of transformers 5 with what 4 needs besides.
 * @throws RangeError where config.json cannot say what the model has.
 */
export function configToJson(config: ModelConfig, dtype: "float32" | "float16" | "bfloat16"): Record<string, unknown> {
  const architecture = architectures.find(({ name }) => name === config.architecture)!;
  const biases = config.biases ?? [];
  const rope = ropeToJson(config);
  const json = {
    architectures: [architecture.huggingFaceClass], model_type: architecture.name, dtype, torch_dtype: dtype,
    hidden_size: config.hiddenSize, intermediate_size: config.intermediateSize, num_hidden_layers: config.layers,
    num_attention_heads: config.heads, num_key_value_heads: config.kvHeads, head_dim: config.headDim, vocab_size: config.vocabSize,
    rms_norm_eps: config.rmsNormEps, max_position_embeddings: config.contextLength, tie_word_embeddings: config.tiedEmbeddings,
    rope_parameters: rope, rope_theta: config.ropeTheta, ...(config.ropeScaling && { rope_scaling: rope }),
    attention_bias: biases.includes("o_proj"), mlp_bias: biases.includes("down_proj"), hidden_act: "silu", use_sliding_window: false,
    bos_token_id: config.bosToken, eos_token_id: config.eosToken,
  };
  if (biasedLayers(architecture, json).join() !== biases.join()) {
    throw new RangeError(`biases on [${biases.join(", ")}] cannot be said in the config.json of a ${config.architecture} model. Export as GGUF instead.`);
  }
  return json;
}

/** Qwen2 has biases of its own and ignores `attention_bias`; elsewhere that means all four layers of attention. */
function biasedLayers({ biases }: Architecture, json: Json): readonly LoraTarget[] {
  if (biases.length > 0) return biases;
  const mlp = (layer: LoraTarget): boolean => layer === "gate_proj" || layer === "up_proj" || layer === "down_proj";
  return linearLayers.filter((layer) => json[mlp(layer) ? "mlp_bias" : "attention_bias"] === true);
}

function checkLayerTypes(file: string, types: unknown): void {
  const other = Array.isArray(types) ? types.find((type) => type !== "full_attention") : undefined;
  if (other !== undefined) throw new ModelFileError(file, `layer_types holds ${JSON.stringify(other)}; supported is "full_attention" alone.`);
}

/** One id or a list of them, of which the first counts. */
function firstId(value: unknown): number | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "number" ? first : null;
}
