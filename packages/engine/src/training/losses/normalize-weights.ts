import type { Datum } from "../../ports/training.ts";
import type { ResolvedLoss } from "./resolve-loss.ts";

/**
 * What each sequence's loss weights are multiplied with, so that Σ factor·weight·loss is the batch's
 * loss as its normalisation says; 0 for sequences without a target.
 */
export function normalizationFactors(batch: readonly Pick<Datum, "weights">[], { normalization, maxCompletionTokens }: Pick<ResolvedLoss, "normalization" | "maxCompletionTokens">): number[] {
  const sums = batch.map(({ weights }) => weights.subarray(1).reduce((a, b) => a + b, 0));
  const total = sums.reduce((a, b) => a + b, 0);
  const factor = (sum: number): number => {
    switch (normalization) {
      case "sum":
        return 1;
      case "dapo":
        return 1 / total;
      case "grpo":
        return 1 / (batch.length * sum);
      case "dr_grpo":
        return 1 / (batch.length * maxCompletionTokens);
    }
  };
  return sums.map((sum) => (sum === 0 ? 0 : factor(sum)));
}
