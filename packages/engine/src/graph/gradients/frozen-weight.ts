import type { GraphBuilder } from "../builder.ts";
import { add } from "../nodes/elementwise.ts";
import { gemm } from "../nodes/gemm.ts";
import type { Value } from "../value.ts";

/** A weight [out, in] that is not trained, as the two products that a linear layer needs of it; `c` is added. */
export interface FrozenWeight {
  /** x [n, in] · Wᵀ + c, [n, out]. */
  forward(x: Value, c: Value | null): Value;
  /** dy [n, out] · W + c, [n, in]. */
  backward(dy: Value, c: Value | null): Value;
}

/** A float32 weight [out, in], as in checkpoints. */
export function frozenWeight(g: GraphBuilder, weight: Value): FrozenWeight {
  return {
    forward: (x, c) => gemm(g, x, weight, { transB: true, c }),
    backward: (dy, c) => gemm(g, dy, weight, { c }),
  };
}

/** The layer with a bias [out] that is not trained, in whatever form its weight is. */
export function withBias(g: GraphBuilder, layer: FrozenWeight, bias: Value): FrozenWeight {
  return { ...layer, forward: (x, c) => layer.forward(x, c ? add(g, c, bias) : bias) };
}
