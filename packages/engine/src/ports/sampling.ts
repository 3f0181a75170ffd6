/** Batched, seeded sampling. */

export interface SampleRequest {
  /** Prompt token ids, the whole history included. A client may reuse its KV cache for rows whose
   * tokens extend what it has already computed; the result must not depend on that. */
  readonly tokens: Uint32Array;
  readonly maxTokens: number;
  /** 0 is greedy. */
  readonly temperature: number;
  readonly topP: number;
  /** Random stream of this row: same seed, same tokens, same weights, same batch ⇒ same completion. */
  readonly seed: number;
  /** Token ids that end the completion (kept as its last token). */
  readonly stopTokens: readonly number[];
}

export type SampleStop = "stop-token" | "length";

export interface SampledSequence {
  readonly tokens: Uint32Array;
  /** Natural-log probability of each sampled token under temperature 1, top-p 1. */
  readonly logprobs: Float32Array;
  readonly stopReason: SampleStop;
}

export interface SamplingClient extends AsyncDisposable {
  /** Samples all rows as one batch. Rows keep their order. `onTokens` reports progress. */
  sample(requests: readonly SampleRequest[], options?: { signal?: AbortSignal; onTokens?: (n: number) => void }): Promise<SampledSequence[]>;
  /** Drops cached key/value state. */
  reset(): Promise<void>;
}
