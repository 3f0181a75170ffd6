import type { GraphBuilder } from "../builder.ts";
import { cast } from "../nodes/cast.ts";
import { log, mul, sub } from "../nodes/elementwise.ts";
import { gather } from "../nodes/gather.ts";
import { gatherElements } from "../nodes/gather-elements.ts";
import { scatterRowsAdd } from "../nodes/scatter-rows-add.ts";
import { gemm } from "../nodes/gemm.ts";
import { reduceMax } from "../nodes/reduce.ts";
import { softmax } from "../nodes/softmax.ts";
import { reshape } from "../nodes/reshape.ts";
import type { Value } from "../value.ts";
import type { WeightSink } from "./linear-weight.ts";

export interface TargetLogprobs {
  readonly output: Value; // [m, 1]
  /** Gradient of x. dy: [m, 1], d loss / d logprob. That of the head goes to the sink, if there is one. */
  backward(dy: Value): Value;
}

/** Natural-log probability of one target token a row. x: [m, width], head: [vocabulary, width], targets: int32 [m, 1]. */
export function targetLogprobs(g: GraphBuilder, x: Value, head: Value, targets: Value, sink: WeightSink | null = null): TargetLogprobs {
  const logits = gemm(g, x, head, { transB: true });
  const probabilities = softmax(g, logits);
  // log Σexp = largest logit − log of the largest probability, which cannot vanish.
  const normalizer = sub(g, reduceMax(g, logits, -1), log(g, reduceMax(g, probabilities, -1)));
  return {
    output: sub(g, gatherElements(g, logits, targets, 1), normalizer),
    // (onehot − P)·head without writing onehot − P: head[target] − P·head.
    backward(dy) {
      const chosenRows = reshape(g, targets, [x.shape[0]!]);
      if (sink) {
        const scaled = mul(g, x, dy);
        sink(head, scatterRowsAdd(g, gemm(g, probabilities, scaled, { transA: true, alpha: -1 }), cast(g, chosenRows, "int64"), scaled));
      }
      const expected = gemm(g, probabilities, head);
      const chosen = gather(g, head, chosenRows);
      return mul(g, sub(g, chosen, expected), dy);
    },
  };
}
