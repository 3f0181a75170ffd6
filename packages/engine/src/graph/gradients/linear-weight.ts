import type { GraphBuilder } from "../builder.ts";
import { add } from "../nodes/elementwise.ts";
import { gemm } from "../nodes/gemm.ts";
import { reduceSum } from "../nodes/reduce.ts";
import type { Value } from "../value.ts";

/** Receives the gradient of a weight that is trained; none is computed where there is no sink. */
export type WeightSink = (weight: Value, gradient: Value) => void;

/** A weight [out, in] as the products that a linear layer needs of it; `c` is added. */
export interface LinearWeight {
  /** x [n, in] · Wᵀ + c, [n, out]. */
  forward(x: Value, c: Value | null): Value;
  /** dy [n, out] · W + c, [n, in]. */
  backward(dy: Value, c: Value | null): Value;
  /** Passes on the gradients of what is trained; absent where nothing is. */
  train?(dy: Value, x: Value): void;
}

/** A float32 weight [out, in], as in checkpoints, trained where there is a sink for its gradient. */
export function linearWeight(g: GraphBuilder, weight: Value, sink: WeightSink | null = null): LinearWeight {
  return {
    forward: (x, c) => gemm(g, x, weight, { transB: true, c }),
    backward: (dy, c) => gemm(g, dy, weight, { c }),
    ...(sink && { train: (dy: Value, x: Value) => sink(weight, gemm(g, dy, x, { transA: true })) }),
  };
}

/** The layer with a bias [out], in whatever form its weight is. */
export function withBias(g: GraphBuilder, layer: LinearWeight, bias: Value, sink: WeightSink | null = null): LinearWeight {
  return {
    ...layer,
    forward: (x, c) => layer.forward(x, c ? add(g, c, bias) : bias),
    ...(sink && {
      train(dy: Value, x: Value) {
        layer.train?.(dy, x);
        sink(bias, reduceSum(g, dy, 0, false));
      },
    }),
  };
}
