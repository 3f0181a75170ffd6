/** Weights and tokenizer of one model, in memory, as the rest of the engine takes them. */
import type { LoraTarget } from "./training.ts";

/**
 * Shape of a decoder of the Llama family. Graphs go by the fields alone, never by `architecture`,
 * which only says how files spell the model. The last three say what a model has beyond a plain Llama.
 */
export interface ModelConfig {
  readonly architecture: "llama" | "qwen2" | "qwen3";
  readonly hiddenSize: number;
  readonly intermediateSize: number;
  readonly layers: number;
  readonly heads: number;
  readonly kvHeads: number;
  /** Width of a head; heads · headDim need not be hiddenSize. */
  readonly headDim: number;
  readonly vocabSize: number;
  readonly rmsNormEps: number;
  readonly ropeTheta: number;
  readonly tiedEmbeddings: boolean;
  readonly contextLength: number;
  readonly bosToken: number | null;
  readonly eosToken: number | null;
  /** Linear layers that add a bias, in every layer of the model. @default none */
  readonly biases?: readonly LoraTarget[];
  /** RMS norm over each head of the queries and of the keys, before they are rotated. @default false */
  readonly qkNorm?: boolean;
  /** How rotary frequencies are stretched for long contexts. @default not at all */
  readonly ropeScaling?: RopeScaling;
}

/** `linear`: all frequencies over `factor`. `llama3`: low ones alone, with a smooth passage (Llama 3.1).
 * `factors`: frequency i over `factors[i]` [headDim / 2], as GGUF files spell it out. */
export type RopeScaling =
  | { readonly kind: "linear"; readonly factor: number }
  | { readonly kind: "llama3"; readonly factor: number; readonly lowFrequencyFactor: number; readonly highFrequencyFactor: number; readonly originalContextLength: number }
  | { readonly kind: "factors"; readonly factors: readonly number[] };

/** fp32 tensors under Hugging Face names ("model.layers.0.self_attn.q_proj.weight", [out, in], ...),
 * Hugging Face rope layout (half-split), all views of one SharedArrayBuffer so that workers share them. */
export interface ModelWeights {
  readonly config: ModelConfig;
  readonly tensors: ReadonlyMap<string, TensorView>;
  /** SHA-256 (hex) of the model file that the weights came from; merged models: hash of base hash and adapter hash. */
  readonly hash: string;
}
export interface TensorView {
  readonly shape: readonly number[];
  readonly data: Float32Array; // on a SharedArrayBuffer
}

export type ChatRole = "system" | "user" | "assistant" | "tool";
export interface ChatMessage {
  readonly role: ChatRole;
  readonly content: string;
  /** Ids that were sampled for this assistant message (its stop token included). Kept and never re-encoded. */
  readonly tokens?: Uint32Array;
}

export interface RenderedChat {
  readonly tokens: Uint32Array;
  /** 1 on tokens of assistant completions (their end-of-turn token included), 0 elsewhere. */
  readonly completionMask: Uint8Array;
}

/** The text of every token as UTF-8 bytes, in shared memory. A token's bytes need not be whole characters; special tokens have none. */
export interface TokenTexts {
  readonly data: Uint8Array;
  /** Where the text of token i begins, and ends where the next begins; [vocabSize + 1]. */
  readonly starts: Uint32Array;
}

/** A conversation as training would see it, to be looked at. */
export interface InspectedChat {
  readonly tokens: readonly InspectedToken[];
  /** One a message, in their order. */
  readonly turns: readonly InspectedTurn[];
  /** Why `render` refuses the conversation; nothing is trained on then. Null where it does not. */
  readonly refusal: { readonly turn: number | null; readonly message: string } | null;
}
export interface InspectedToken {
  readonly id: number;
  /** A character of several tokens stands at the last of them; the others are empty. */
  readonly text: string;
  /** Index of the message that it belongs to. */
  readonly turn: number;
  /** Part of a completion, whose loss counts. */
  readonly trained: boolean;
  /** From the message, or put there by the chat template (headers, ends, default system text). */
  readonly source: "message" | "template";
}
export interface InspectedTurn {
  readonly role: ChatRole;
  /** Index of its first token. */
  readonly start: number;
  /** Parts of the message that the template left out, white space included. */
  readonly dropped: readonly string[];
}

/** One path from messages to tokens. */
export interface ChatTokenizer {
  readonly vocabSize: number;
  /** Ids that end an assistant turn (`<|im_end|>` for ChatML, and the model's eos). */
  readonly endOfTurn: readonly number[];
  encode(text: string): Uint32Array;
  /** Special tokens left out. */
  decode(tokens: Iterable<number>): string;
  /** For stop strings; see `SampleRequest.stopStrings`. */
  tokenTexts(): TokenTexts;
  /**
   * Renders through the model's chat template, turn by turn. Checks that every turn's rendering is a
   * prefix of the next and that the template keeps all of an assistant's text (`<think>` included);
   * otherwise throws TemplateError naming the turn and what was lost.
   */
  render(messages: readonly ChatMessage[], options: { addGenerationPrompt: boolean }): RenderedChat;
  /** The same, token by token with its turn and source. A conversation that \`render\` refuses is shown as the template puts it,
   * with the refusal; its tokens are none where the template fails altogether. */
  inspect(messages: readonly ChatMessage[]): InspectedChat;
}
