import type { KlEstimator } from "../../ports/training.ts";
import { noSlope, type SlopeTerms, type TokenLoss } from "./token-loss.ts";

/** One token's estimate of KL(policy ‖ reference) in nats, from its log-probability under both. */
export function klEstimate(estimator: KlEstimator, logprob: number, referenceLogprob: number): number {
  const difference = logprob - referenceLogprob;
  switch (estimator) {
    case "k1":
      return difference;
    case "k2":
      return difference ** 2 / 2;
    case "k3":
      return Math.expm1(-difference) + difference;
  }
}

function klSlope(estimator: KlEstimator, coefficient: number): Partial<SlopeTerms> {
  switch (estimator) {
    case "k1":
      return { constant: coefficient };
    case "k2":
      return { linear: coefficient };
    case "k3":
      return { constant: coefficient, decay: -coefficient };
  }
}

/** A loss plus coefficient · KL(policy ‖ reference) a token. */
export function withKlPenalty(loss: TokenLoss, coefficient: number, estimator: KlEstimator): TokenLoss {
  const penalty = { ...noSlope, ...klSlope(estimator, coefficient) };
  return {
    value: (logprob, token) => loss.value(logprob, token) + coefficient * klEstimate(estimator, logprob, token.referenceLogprob),
    slope(token) {
      const own = loss.slope(token);
      return { ...own, constant: own.constant + penalty.constant, linear: penalty.linear, decay: penalty.decay, referenceLogprob: token.referenceLogprob };
    },
  };
}
