import { ModelFileError } from "../formats/model-file-error.ts";
import type { ModelConfig, RopeScaling } from "../ports/weights.ts";

type Json = Readonly<Record<string, unknown>>;

/**
 * Base and scaling of the rotary frequencies from `config.json`: `rope_parameters` (transformers 5), or
 * `rope_theta` beside `rope_scaling` (transformers 4).
 * @throws ModelFileError naming a kind of scaling that is not supported, or a number that is missing.
 */
export function ropeFromJson(file: string, json: Json): { readonly theta: number; readonly scaling: RopeScaling | null } {
  const rope = (json["rope_parameters"] ?? json["rope_scaling"] ?? {}) as Json;
  const theta = rope["rope_theta"] ?? json["rope_theta"] ?? 10000;
  if (typeof theta !== "number") throw new ModelFileError(file, `rope_theta is ${JSON.stringify(theta)}; expected a number.`);
  const rotated = rope["partial_rotary_factor"] ?? json["partial_rotary_factor"] ?? 1;
  if (rotated !== 1) throw new ModelFileError(file, `partial_rotary_factor is ${JSON.stringify(rotated)}; only rotation of the whole head (1) is supported.`);
  return { theta, scaling: scalingFromJson(file, rope, json["max_position_embeddings"]) };
}

function scalingFromJson(file: string, rope: Json, contextLength: unknown): RopeScaling | null {
  const type = rope["rope_type"] ?? rope["type"] ?? "default";
  const number = (field: string, fallback?: unknown): number => {
    const value = rope[field] ?? fallback;
    if (typeof value !== "number" || !(value > 0)) throw new ModelFileError(file, `rope scaling ${JSON.stringify(type)}: ${field} is ${JSON.stringify(value)}; expected a number above 0.`);
    return value;
  };
  switch (type) {
    case "default":
      return null;
    case "linear":
      return { kind: "linear", factor: number("factor") };
    case "llama3": {
      const [low, high] = [number("low_freq_factor"), number("high_freq_factor")];
      if (high <= low) throw new ModelFileError(file, `rope scaling "llama3": high_freq_factor is ${high} and low_freq_factor ${low}; the first must be larger.`);
      return { kind: "llama3", factor: number("factor"), lowFrequencyFactor: low, highFrequencyFactor: high, originalContextLength: number("original_max_position_embeddings", contextLength) };
    }
    default:
      throw new ModelFileError(file, `rope scaling is ${JSON.stringify(type)}; supported are "default" (none), "linear" and "llama3".`);
  }
}

/** The `rope_parameters` that `ropeFromJson` reads back. @throws RangeError for factors, which config.json cannot say. */
export function ropeToJson({ ropeTheta, ropeScaling: scaling }: Pick<ModelConfig, "ropeTheta" | "ropeScaling">): Json {
  switch (scaling?.kind) {
    case undefined:
      return { rope_type: "default", rope_theta: ropeTheta };
    case "linear":
      return { rope_type: "linear", rope_theta: ropeTheta, factor: scaling.factor };
    case "llama3":
      return {
        rope_type: "llama3", rope_theta: ropeTheta, factor: scaling.factor, low_freq_factor: scaling.lowFrequencyFactor,
        high_freq_factor: scaling.highFrequencyFactor, original_max_position_embeddings: scaling.originalContextLength,
      };
    case "factors":
      throw new RangeError("ropeScaling holds frequency factors from a GGUF file, which a Hugging Face config.json cannot say. Export as GGUF, or open the model's original Hugging Face folder.");
  }
}
