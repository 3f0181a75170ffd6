import { ModelFileError } from "../formats/model-file-error.ts";
import type { LoraTarget } from "../ports/training.ts";
import type { ModelConfig } from "../ports/weights.ts";
import { findArchitecture, type Architecture } from "./architectures.ts";
import { ropeFromJson } from "./huggingface-rope.ts";
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
