import { ModelFileError } from "../formats/model-file-error.ts";
import type { LoraTarget } from "../ports/training.ts";
import type { ModelConfig } from "../ports/weights.ts";

/** What sets an architecture apart from the others, in its files and in its layers. */
export interface Architecture {
  /** `model_type` in config.json, `general.architecture` in GGUF. */
  readonly name: ModelConfig["architecture"];
  /** `architectures` in config.json. */
  readonly huggingFaceClass: string;
  /** Layers with a bias whatever the configuration says; others have one where it says so. */
  readonly biases: readonly LoraTarget[];
  readonly qkNorm: boolean;
  /** Whether llama.cpp interleaves the two halves of each query and key head, for another form of rope. */
  readonly interleavedInGguf: boolean;
  /** What transformers takes where config.json leaves a field out; `null`: derived from other fields. */
  readonly defaults: { readonly kvHeads: number | null; readonly headDim: number | null; readonly contextLength: number };
}

const llama: Architecture = {
  name: "llama", huggingFaceClass: "LlamaForCausalLM", biases: [], qkNorm: false, interleavedInGguf: true,
  defaults: { kvHeads: null, headDim: null, contextLength: 2048 },
};
const qwen2: Architecture = {
  name: "qwen2", huggingFaceClass: "Qwen2ForCausalLM", biases: ["q_proj", "k_proj", "v_proj"], qkNorm: false, interleavedInGguf: false,
  defaults: { kvHeads: 32, headDim: null, contextLength: 32768 },
};
const qwen3: Architecture = {
  name: "qwen3", huggingFaceClass: "Qwen3ForCausalLM", biases: [], qkNorm: true, interleavedInGguf: false,
  defaults: { kvHeads: 32, headDim: 128, contextLength: 32768 },
};

export const architectures: readonly Architecture[] = [llama, qwen2, qwen3];

/**
 * The architecture that a file names in `field`.
 * @throws ModelFileError for any other, saying which are supported.
 */
export function findArchitecture(file: string, field: string, value: unknown): Architecture {
  const found = architectures.find(({ name }) => name === value);
  if (found) return found;
  throw new ModelFileError(file, `${field} is ${JSON.stringify(value)}; supported architectures are ${architectures.map(({ name }) => name).join(", ")}. Use a model of one of these, such as smollm2-135m.`);
}
