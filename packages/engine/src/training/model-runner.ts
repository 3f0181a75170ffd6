import type { LogprobsOf } from "../ports/training.ts";
import type { MicroBatch } from "./pack-batch.ts";

/** One sequence as the model runs it. */
export interface RunSequence {
  readonly tokens: Uint32Array; // [time]
  /** Indices, above 0, of the tokens to predict. */
  readonly targets: Int32Array; // [targets]
  /** Terms of d loss / d logprob of each target (`slopeColumns`). Read only where a gradient is asked for. */
  readonly terms: Float32Array; // [targets, 8]
}

export interface RunRequest {
  readonly sequences: readonly RunSequence[];
  readonly plan: readonly MicroBatch[];
  /** The loss's gradient is added here, laid out as the parameters; null leaves gradients out. */
  readonly gradient: Float32Array | null;
  /** Weights to run with. A gradient is that of the policy. */
  readonly of: LogprobsOf;
}

export interface RunResult {
  /** Sequences of the plan: index in `sequences`, and the log-probability of each target in nats. */
  readonly logprobs: readonly { readonly index: number; readonly logprobs: Float32Array }[];
  /** Tokens that went through the model. */
  readonly computedTokens: number;
}

/** Puts the runs of a batch through the model. */
export interface ModelRunner extends AsyncDisposable {
  run(request: RunRequest): Promise<RunResult>;
}
