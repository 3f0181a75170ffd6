import { ModelFileError } from "../formats/model-file-error.ts";
import type { ModelConfig } from "../ports/weights.ts";
import { unsupportedArchitecture } from "./unsupported-architecture.ts";

/** Settings that change the computation, with the only value that is supported. */
const required: Readonly<Record<string, unknown>> = { hidden_act: "silu", attention_bias: false, mlp_bias: false, rope_interleaved: false };

/** @throws ModelFileError for a model of another family than Llama. */
export function checkModelType(file: string, json: Readonly<Record<string, unknown>>): void {
  if (json["model_type"] !== "llama") throw unsupportedArchitecture(file, "model_type", json["model_type"]);
}

/**
 * Model shape from a Hugging Face `config.json`, in the spelling of transformers 4 or 5.
 * `hasHead`: whether the weights hold their own `lm_head.weight`.
 * @throws ModelFileError naming the field that is missing, wrong or not supported.
 */
export function configFromJson(file: string, json: Readonly<Record<string, unknown>>, hasHead: boolean): ModelConfig {
  checkModelType(file, json);
  for (const [field, value] of Object.entries(required)) {
    if (json[field] !== undefined && json[field] !== value) throw new ModelFileError(file, `${field} is ${JSON.stringify(json[field])}; supported is ${JSON.stringify(value)}.`);
  }
  const number = (field: string, fallback?: number): number => {
    const value = json[field] ?? fallback;
    if (typeof value !== "number") throw new ModelFileError(file, `${field} is ${JSON.stringify(value)}; expected a number.`);
    return value;
  };
  const hiddenSize = number("hidden_size");
  const heads = number("num_attention_heads");
  // Absent means untied in transformers' Llama, but a file without lm_head can only be tied.
  const tied = json["tie_word_embeddings"] === true || !hasHead;
  if (!hasHead && json["tie_word_embeddings"] === false) throw new ModelFileError(file, 'tie_word_embeddings is false, but the weights hold no "lm_head.weight". The model is incomplete.');
  return {
    architecture: "llama",
    hiddenSize,
    intermediateSize: number("intermediate_size"),
    layers: number("num_hidden_layers"),
    heads,
    kvHeads: number("num_key_value_heads", heads),
    headDim: number("head_dim", hiddenSize / heads),
    vocabSize: number("vocab_size"),
    rmsNormEps: number("rms_norm_eps", 1e-6),
    ropeTheta: ropeTheta(file, json),
    tiedEmbeddings: tied,
    contextLength: number("max_position_embeddings", 2048),
    bosToken: firstId(json["bos_token_id"]),
    eosToken: firstId(json["eos_token_id"]),
  };
}

function ropeTheta(file: string, json: Readonly<Record<string, unknown>>): number {
  const rope = (json["rope_parameters"] ?? json["rope_scaling"] ?? {}) as Record<string, unknown>;
  const type = rope["rope_type"] ?? rope["type"] ?? "default";
  if (type !== "default") throw new ModelFileError(file, `rope type is ${JSON.stringify(type)}; supported is "default" (no scaling).`);
  const theta = rope["rope_theta"] ?? json["rope_theta"] ?? 10000;
  if (typeof theta !== "number") throw new ModelFileError(file, `rope_theta is ${JSON.stringify(theta)}; expected a number.`);
  return theta;
}

/** One id or a list of them, of which the first counts. */
function firstId(value: unknown): number | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "number" ? first : null;
}
