import type { Datum } from "../ports/training.ts";
import type { MicroBatch } from "./pack-batch.ts";

export interface RunRequest {
  readonly sequences: readonly Datum[];
  readonly plan: readonly MicroBatch[];
  /** Divides the loss weights: the batch's sum of weights. */
  readonly targetTokens: number;
  /** Gradient of the mean loss is added here, laid out as the parameters; null leaves gradients out. */
  readonly gradient: Float32Array | null;
}

export interface RunSums {
  /** Σ −weight·logprob over all targets, in nats. */
  readonly loss: number;
  readonly tokens: number;
}

/** Puts the runs of a batch through the model. */
export interface ModelRunner extends AsyncDisposable {
  run(request: RunRequest): Promise<RunSums>;
}
