import type { GraphBuilder } from "../builder.ts";
import { log, mul, sub } from "../nodes/elementwise.ts";
import { gather } from "../nodes/gather.ts";
import { gatherElements } from "../nodes/gather-elements.ts";
import { gemm } from "../nodes/gemm.ts";
import { reduceMax } from "../nodes/reduce.ts";
import { softmax } from "../nodes/softmax.ts";
import { reshape } from "../nodes/reshape.ts";
import type { Value } from "../value.ts";

export interface TargetLogprobs {
  readonly output: Value; // [m, 1]
  /** Gradient of x for the loss −Σ weight·logprob. weights: [m, 1]. The head is frozen. */
  backward(weights: Value): Value;
}

/** Natural-log probability of one target token a row. x: [m, width], head: [vocabulary, width], targets: int32 [m, 1]. */
export function targetLogprobs(g: GraphBuilder, x: Value, head: Value, targets: Value): TargetLogprobs {
  const logits = gemm(g, x, head, { transB: true });
  const probabilities = softmax(g, logits);
  // log Σexp = largest logit − log of the largest probability, which cannot vanish.
  const normalizer = sub(g, reduceMax(g, logits, -1), log(g, reduceMax(g, probabilities, -1)));
  return {
    output: sub(g, gatherElements(g, logits, targets, 1), normalizer),
    // (P − onehot)·head without writing P − onehot: P·head − head[target].
    backward(weights) {
      const expected = gemm(g, probabilities, head);
      const chosen = gather(g, head, reshape(g, targets, [x.shape[0]!]));
      return mul(g, sub(g, expected, chosen), weights);
    },
  };
}
