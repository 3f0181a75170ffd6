import { slopeColumns } from "../../graph/gradients/loss-slope.ts";
import type { Datum } from "../../ports/training.ts";
import type { RunSequence } from "../model-runner.ts";
import { targetToken, type ResolvedLoss } from "./resolve-loss.ts";

/** Indices after the first whose weight is not 0. */
export function targetsOf(weights: Float32Array): Int32Array {
  const targets: number[] = [];
  for (let i = 1; i < weights.length; i++) if (weights[i] !== 0) targets.push(i);
  return Int32Array.from(targets);
}

/** A sequence as the model runs it: its targets and the terms of their slopes, weight and normalisation included. */
export function runSequence(datum: Datum, loss: ResolvedLoss, factor: number): RunSequence {
  const targets = targetsOf(datum.weights);
  const terms = new Float32Array(targets.length * slopeColumns.length);
  for (const [row, t] of targets.entries()) {
    const slope = loss.token.slope(targetToken(datum, t));
    const scale = factor * datum.weights[t]!;
    const scaled = { ...slope, constant: slope.constant * scale, ratio: slope.ratio * scale, linear: slope.linear * scale, decay: slope.decay * scale };
    terms.set(slopeColumns.map((name) => scaled[name]), row * slopeColumns.length);
  }
  return { tokens: datum.tokens, targets, terms };
}

/** The batch's loss from its logprobs, each [time]. */
export function batchLoss(batch: readonly Datum[], logprobs: readonly Float32Array[], loss: ResolvedLoss, factors: readonly number[]): number {
  let sum = 0;
  for (const [i, datum] of batch.entries()) {
    for (let t = 1; t < datum.weights.length; t++) {
      const weight = datum.weights[t]!;
      if (weight !== 0) sum += factors[i]! * weight * loss.token.value(logprobs[i]![t]!, targetToken(datum, t));
    }
  }
  return sum;
}
