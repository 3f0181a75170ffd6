import type { LogprobsOf } from "../ports/training.ts";
import { checkLengths } from "./check-lengths.ts";
import type { ModelRunner, RunSequence } from "./model-runner.ts";
import { packBatch, type PackingLimits } from "./pack-batch.ts";

export interface BatchRun {
  /** Log-probabilities of each sequence's targets at their places, 0 elsewhere; an array a sequence, each [time]. */
  readonly logprobs: Float32Array[];
  /** Tokens of the sequences that have a target. */
  readonly tokens: number;
  /** Tokens that went through the model. */
  readonly computedTokens: number;
}

export interface BatchRunOptions extends PackingLimits {
  readonly maxSequenceTokens: number;
  readonly of: LogprobsOf;
  /** The loss's gradient is added here; null leaves gradients out. */
  readonly gradient: Float32Array | null;
}

/**
 * Puts a batch through the model, sequences without a target left out.
 * @throws RangeError for a sequence that is longer than `maxSequenceTokens`.
 */
export async function runBatch(runner: ModelRunner, batch: readonly RunSequence[], { maxSequenceTokens, of, gradient, ...limits }: BatchRunOptions): Promise<BatchRun> {
  checkLengths(batch.map(({ tokens }) => tokens.length), maxSequenceTokens);
  const indices = [...batch.keys()].filter((i) => batch[i]!.targets.length > 0);
  const sequences = indices.map((i) => batch[i]!);
  const plan = packBatch(sequences.map(({ tokens }) => tokens), limits);
  const { logprobs, computedTokens } = await runner.run({ sequences, plan, gradient, of });
  const placed = batch.map(({ tokens }) => new Float32Array(tokens.length));
  for (const part of logprobs) {
    const row = placed[indices[part.index]!]!;
    for (const [i, t] of sequences[part.index]!.targets.entries()) row[t] = part.logprobs[i]!;
  }
  return { logprobs: placed, tokens: sequences.reduce((sum, { tokens }) => sum + tokens.length, 0), computedTokens };
}
