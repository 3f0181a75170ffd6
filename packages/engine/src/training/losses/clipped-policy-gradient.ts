import { noSlope, type TargetToken, type TokenLoss } from "./token-loss.ts";

export interface ClipRange {
  readonly clipLow: number;
  readonly clipHigh: number;
}

/**
 * −min(ratio·advantage, clip(ratio, 1 − clipLow, 1 + clipHigh)·advantage) (PPO; Schulman et al. 2017).
 * A good token stops being raised above 1 + clipHigh, a bad one stops being lowered below 1 − clipLow.
 */
export function clippedPolicyGradient({ clipLow, clipHigh }: ClipRange): TokenLoss {
  const [lowest, highest] = [Math.log(1 - clipLow), Math.log(1 + clipHigh)];
  return {
    value(logprob, { advantage, oldLogprob }) {
      const ratio = Math.exp(logprob - oldLogprob);
      return -Math.min(ratio * advantage, Math.min(Math.max(ratio, 1 - clipLow), 1 + clipHigh) * advantage);
    },
    slope: ({ advantage, oldLogprob }) => ({ ...noSlope, ratio: -advantage, oldLogprob, ...(advantage >= 0 ? { highest } : { lowest }) }),
  };
}

/** Whether the clipped branch holds, so that the token's policy gradient is zero. */
export function isClipped(logprob: number, { advantage, oldLogprob }: TargetToken, { clipLow, clipHigh }: ClipRange): boolean {
  const ratio = Math.exp(logprob - oldLogprob);
  return advantage > 0 ? ratio > 1 + clipHigh : advantage < 0 && ratio < 1 - clipLow;
}
