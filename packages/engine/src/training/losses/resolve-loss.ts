import type { Datum, Loss, LossOptions, Normalization } from "../../ports/training.ts";
import { clippedPolicyGradient, isClipped, type ClipRange } from "./clipped-policy-gradient.ts";
import { crossEntropy } from "./cross-entropy.ts";
import { importanceSampling } from "./importance-sampling.ts";
import { withKlPenalty } from "./kl-penalty.ts";
import type { TargetToken, TokenLoss } from "./token-loss.ts";

/** Arrays of a datum that a loss may need. */
export type DatumArray = "advantages" | "oldLogprobs" | "referenceLogprobs";

export interface ResolvedLoss {
  readonly name: string;
  readonly token: TokenLoss;
  readonly normalization: Normalization;
  /** NaN unless the normalisation is `dr_grpo`. */
  readonly maxCompletionTokens: number;
  readonly kl: LossOptions["kl"];
  readonly needs: readonly DatumArray[];
  /** Losses that clip: whether a token's gradient is cut off. */
  readonly clipped: ((logprob: number, token: TargetToken) => boolean) | null;
}

const normalizations: readonly Normalization[] = ["dapo", "grpo", "dr_grpo", "sum"];

/**
 * Fills in a loss's defaults.
 * @throws RangeError naming the field, its value and what is allowed.
 */
export function resolveLoss(loss: Loss): ResolvedLoss {
  const spec: Exclude<Loss, string> = typeof loss === "string" ? { name: loss } : loss;
  const { normalization = "dapo", maxCompletionTokens = Number.NaN, kl } = spec;
  if (!normalizations.includes(normalization)) {
    throw new RangeError(`loss.normalization is ${JSON.stringify(normalization)}; it must be one of ${normalizations.join(", ")}.`);
  }
  if (normalization === "dr_grpo" && !(maxCompletionTokens >= 1 && maxCompletionTokens < Infinity)) {
    throw new RangeError(`loss.maxCompletionTokens is ${spec.maxCompletionTokens}; dr_grpo divides by it, so it must be a positive number. Give the sampling limit.`);
  }
  const { token, needs, clip } = tokenLoss(spec);
  const shared = { name: spec.name, normalization, maxCompletionTokens, kl, clipped: clip && ((logprob: number, target: TargetToken) => isClipped(logprob, target, clip)) };
  if (!kl) return { ...shared, token, needs };
  if (!(kl.coefficient >= 0 && kl.coefficient < Infinity)) throw new RangeError(`loss.kl.coefficient is ${kl.coefficient}; it must be 0 or a positive number.`);
  if (!["k1", "k2", "k3"].includes(kl.estimator)) throw new RangeError(`loss.kl.estimator is ${JSON.stringify(kl.estimator)}; it must be one of k1, k2, k3.`);
  return { ...shared, token: withKlPenalty(token, kl.coefficient, kl.estimator), needs: [...needs, "referenceLogprobs"] };
}

function tokenLoss(spec: Exclude<Loss, string>): { readonly token: TokenLoss; readonly needs: readonly DatumArray[]; readonly clip: ClipRange | null } {
  switch (spec.name) {
    case "cross_entropy":
      return { token: crossEntropy, needs: [], clip: null };
    case "importance_sampling":
      return { token: importanceSampling, needs: ["advantages", "oldLogprobs"], clip: null };
    case "ppo": {
      const { clipLow = 0.2, clipHigh = 0.2 } = spec;
      if (!(clipLow >= 0 && clipLow <= 1)) throw new RangeError(`loss.clipLow is ${clipLow}; it must be between 0 and 1.`);
      if (!(clipHigh >= 0)) throw new RangeError(`loss.clipHigh is ${clipHigh}; it must be 0 or a positive number.`);
      return { token: clippedPolicyGradient({ clipLow, clipHigh }), needs: ["advantages", "oldLogprobs"], clip: { clipLow, clipHigh } };
    }
    default:
      throw new RangeError(`loss is ${JSON.stringify((spec as { name: unknown }).name)}; this trainer knows cross_entropy, importance_sampling and ppo.`);
  }
}

/** What a loss sees of the datum's token at an index. */
export function targetToken({ advantages, oldLogprobs, referenceLogprobs }: Datum, index: number): TargetToken {
  return { advantage: advantages?.[index] ?? 0, oldLogprob: oldLogprobs?.[index] ?? 0, referenceLogprob: referenceLogprobs?.[index] ?? 0 };
}
