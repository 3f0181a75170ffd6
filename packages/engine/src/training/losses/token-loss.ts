import type { slopeColumns } from "../../graph/gradients/loss-slope.ts";

/** What a loss may know of one target besides its current logprob. 0 where the datum has no such array. */
export interface TargetToken {
  readonly advantage: number;
  readonly oldLogprob: number;
  readonly referenceLogprob: number;
}

/** d loss / d logprob of one target, in the form that `lossSlope` evaluates. */
export type SlopeTerms = Readonly<Record<(typeof slopeColumns)[number], number>>;

/** Loss of one target, before weights and normalisation. `slope` must be the derivative of `value`. */
export interface TokenLoss {
  value(logprob: number, token: TargetToken): number;
  slope(token: TargetToken): SlopeTerms;
}

// The reference is so low that e^(referenceLogprob − logprob) is 0: next to an improbable token it would be infinite, and 0 · ∞ no number.
export const noSlope: SlopeTerms = { constant: 0, ratio: 0, oldLogprob: 0, lowest: -Infinity, highest: Infinity, linear: 0, decay: 0, referenceLogprob: -1e9 };

/** The number that the graph's `lossSlope` gives for one target. */
export function slopeAt(logprob: number, { constant, ratio, oldLogprob, lowest, highest, linear, decay, referenceLogprob }: SlopeTerms): number {
  const fromOld = logprob - oldLogprob;
  const inside = lowest <= fromOld && fromOld <= highest ? ratio * Math.exp(fromOld) : 0;
  return constant + inside + linear * (logprob - referenceLogprob) + decay * Math.exp(referenceLogprob - logprob);
}
