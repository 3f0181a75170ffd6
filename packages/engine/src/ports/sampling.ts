/** Batched, seeded sampling. */

export interface SampleRequest {
  /** Prompt token ids, the whole history included. A client may reuse its KV cache for rows whose
   * tokens extend what it has already computed; the result must not depend on that. */
  readonly tokens: Uint32Array;
  readonly maxTokens: number;
  /** 0 is greedy. */
  readonly temperature: number;
  /** Draws from the fewest most probable tokens whose probability reaches it, after temperature and top-k; 1 from all. */
  readonly topP: number;
  /** Draws from so many most probable tokens; 0 from all. @default 0 */
  readonly topK?: number;
  /** Random stream of this row: same seed, same tokens, same weights, same batch ⇒ same completion. */
  readonly seed: number;
  /** Token ids that end the completion (kept as its last token). */
  readonly stopTokens: readonly number[];
  /**
   * Texts that end the completion with the token that completes the first of them, which is kept whole, even where its text
   * goes on. Only the completion's own text counts, not the prompt's; special tokens have none. Tokens are
   * never cut or encoded anew, so that what was sampled can be trained on; cut the text where it is shown. @default none
   */
  readonly stopStrings?: readonly string[];
}

export type SampleStop = "stop-token" | "stop-string" | "length";

export interface SampledSequence {
  readonly tokens: Uint32Array;
  /** Natural-log probability of each sampled token under temperature 1, top-p 1 and no top-k: the policy's own, which a trainer's
   * forward pass gives too. `oldLogprobs` of policy gradients where rows were sampled at temperature 1 from all tokens. */
  readonly logprobs: Float32Array;
  /** Natural-log probability of each sampled token under what it was drawn from: tempered, cut off and renormalised; 0 where
   * greedy. The denominator of importance weights that correct for temperature or a cut-off. */
  readonly drawLogprobs: Float32Array;
  /** A stop token goes before a stop string, and both before length. */
  readonly stopReason: SampleStop;
}

/** Tokens whose probabilities are asked for. */
export interface ScoreRequest {
  readonly tokens: Uint32Array;
  /** Index of the first token to score, at least 1: nothing predicts token 0. */
  readonly from: number;
}

export interface SamplingClient extends AsyncDisposable {
  /**
   * Samples the rows. They keep their order. `onTokens` reports progress.
   * Calls that overlap share a batch: their rows enter as others end. A row's random draws do not depend on that, but its
   * logits do by rounding; await each call before the next where runs must repeat to the last bit.
   */
  sample(requests: readonly SampleRequest[], options?: { signal?: AbortSignal; onTokens?: (n: number) => void }): Promise<SampledSequence[]>;
  /** Natural-log probabilities of tokens[from…] of each row, given all tokens before, at temperature 1. In this client's precision. */
  score(rows: readonly ScoreRequest[]): Promise<Float32Array[]>;
  /** Drops cached key/value state, after the calls made so far. */
  reset(): Promise<void>;
}
