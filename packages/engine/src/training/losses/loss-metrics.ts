import type { Datum } from "../../ports/training.ts";
import { klEstimate } from "./kl-penalty.ts";
import { targetToken, type ResolvedLoss } from "./resolve-loss.ts";

/** The metrics that `ForwardBackwardResult` describes: means over the batch's targets by loss weight. */
export function lossMetrics(batch: readonly Datum[], logprobs: readonly Float32Array[], loss: ResolvedLoss): Record<string, number> {
  const sums: Record<string, number> = {};
  let total = 0;
  for (const [i, datum] of batch.entries()) {
    for (const [t, weight] of datum.weights.entries()) {
      if (t === 0 || weight === 0) continue;
      total += weight;
      const add = (name: string, value: number): void => {
        sums[name] = (sums[name] ?? 0) + weight * value;
      };
      const logprob = logprobs[i]![t]!;
      const token = targetToken(datum, t);
      add("entropy/sampled", -logprob);
      if (datum.oldLogprobs) {
        add("policy/ratio", Math.exp(logprob - token.oldLogprob));
        add("kl/old_policy_k3", klEstimate("k3", token.oldLogprob, logprob));
      }
      if (loss.clipped) add("policy/clip_fraction", loss.clipped(logprob, token) ? 1 : 0);
      if (loss.kl) add(`kl/policy_reference_${loss.kl.estimator}`, klEstimate(loss.kl.estimator, logprob, token.referenceLogprob));
    }
  }
  return Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / total]));
}
