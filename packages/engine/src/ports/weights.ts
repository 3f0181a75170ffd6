/** Weights and tokenizer of one model, in memory, as the rest of the engine takes them. */

export interface ModelConfig {
  readonly architecture: "llama";
  readonly hiddenSize: number;
  readonly intermediateSize: number;
  readonly layers: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  readonly vocabSize: number;
  readonly rmsNormEps: number;
  readonly ropeTheta: number;
  readonly tiedEmbeddings: boolean;
  readonly contextLength: number;
  readonly bosToken: number | null;
  readonly eosToken: number | null;
}

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
