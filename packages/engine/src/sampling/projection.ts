import type { GraphBuilder } from "../graph/builder.ts";
import { fusedMatMul } from "../graph/nodes/fused-mat-mul.ts";
import { gemm } from "../graph/nodes/gemm.ts";
import { matMul } from "../graph/nodes/mat-mul.ts";
import { transpose } from "../graph/nodes/reshape.ts";
import type { Value } from "../graph/value.ts";

/**
 * Linear layers over checkpoint weights [out, in], fed as they are. ONNX Runtime repacks the right
 * operand of every product; when that is the weight and there are few tokens, packing costs as much as
 * multiplying. `weightLeft` computes Wxᵀ instead, which packs the few tokens: a step of 16 to 64 rows
 * spends a fifth to a half less time in its products. With hundreds of tokens, or one, xWᵀ is faster.
 */
export interface Projection {
  /** x [n, in] and its weight to [n, out]. */
  readonly apply: (x: Value, weight: Value) => Value;
  /** `apply` to whatever lies between `enter` and `leave`: features may be laid out transposed there, for elementwise work alone. */
  readonly enter: (x: Value, weight: Value) => Value;
  readonly leave: (x: Value, weight: Value) => Value;
}

export function projection(g: GraphBuilder, weightLeft: boolean): Projection {
  const right = (x: Value, weight: Value): Value => gemm(g, x, weight, { transB: true });
  if (!weightLeft) return { apply: right, enter: right, leave: right };
  const enter = (x: Value, weight: Value): Value => fusedMatMul(g, weight, x, { transB: true });
  return {
    apply: (x, weight) => transpose(g, enter(x, weight), [1, 0]),
    enter,
    leave: (x, weight) => transpose(g, matMul(g, weight, x), [1, 0]),
  };
}
