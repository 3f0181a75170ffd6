import { noSlope, type TokenLoss } from "./token-loss.ts";

/** −ratio·advantage: the policy gradient, corrected for tokens that another policy sampled. Unbiased, of unbounded variance. */
export const importanceSampling: TokenLoss = {
  value: (logprob, { advantage, oldLogprob }) => -advantage * Math.exp(logprob - oldLogprob),
  slope: ({ advantage, oldLogprob }) => ({ ...noSlope, ratio: -advantage, oldLogprob }),
};
