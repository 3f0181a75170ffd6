import { noSlope, type TokenLoss } from "./token-loss.ts";

/** −logprob. */
export const crossEntropy: TokenLoss = {
  value: (logprob) => -logprob,
  slope: () => ({ ...noSlope, constant: -1 }),
};
