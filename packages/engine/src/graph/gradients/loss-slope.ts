import type { GraphBuilder } from "../builder.ts";
import { where } from "../nodes/where.ts";
import { lessOrEqual } from "../nodes/less-or-equal.ts";
import { add, exp, mul, sub } from "../nodes/elementwise.ts";
import { gather } from "../nodes/gather.ts";
import type { Value } from "../value.ts";

/** Columns of the terms that `lossSlope` takes, one row a target. */
export const slopeColumns = ["constant", "ratio", "oldLogprob", "lowest", "highest", "linear", "decay", "referenceLogprob"] as const;

/**
 * d loss / d logprob of every target, from its logprob [m, 1] and its terms [m, 8]:
 * constant + ratio·e^(logprob − oldLogprob) while lowest ≤ logprob − oldLogprob ≤ highest
 * + linear·(logprob − referenceLogprob) + decay·e^(referenceLogprob − logprob).
 *
 * Cross-entropy, importance sampling, clipped policy gradients and all three KL estimators have slopes
 * of this form, so that one graph trains on any of them, in one pass: which loss it is comes in as numbers.
 */
export function lossSlope(g: GraphBuilder, logprobs: Value, terms: Value): Value {
  const column = (name: (typeof slopeColumns)[number]): Value => gather(g, terms, g.vector([slopeColumns.indexOf(name)]), 1);
  const fromOld = sub(g, logprobs, column("oldLogprob"));
  const ratio = mul(g, column("ratio"), exp(g, fromOld));
  // Chosen, not multiplied by 0: outside the range e^… may be infinite.
  const aboveLowest = where(g, lessOrEqual(g, column("lowest"), fromOld), ratio, g.scalar(0));
  const inside = where(g, lessOrEqual(g, fromOld, column("highest")), aboveLowest, g.scalar(0));
  const fromReference = sub(g, logprobs, column("referenceLogprob"));
  const pull = add(g, mul(g, column("linear"), fromReference), mul(g, column("decay"), exp(g, sub(g, column("referenceLogprob"), logprobs))));
  return add(g, add(g, column("constant"), inside), pull);
}
