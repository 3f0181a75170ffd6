import type { GraphBuilder } from "../graph/builder.ts";
import { fusedMatMul } from "../graph/nodes/fused-mat-mul.ts";
import { add } from "../graph/nodes/elementwise.ts";
import { gemm } from "../graph/nodes/gemm.ts";
import { matMul } from "../graph/nodes/mat-mul.ts";
import { reshape } from "../graph/nodes/reshape.ts";
import { transpose } from "../graph/nodes/transpose.ts";
import type { Value } from "../graph/value.ts";
import { Int8BlockLinear } from "../quantization/int8-block-linear.ts";
import { Int8BlockWeights } from "../quantization/int8-block-weights.ts";
import { Int8Linear } from "../quantization/int8-linear.ts";
import type { Int8Weights } from "../quantization/int8-weights.ts";

/** A linear layer of the checkpoint by its name without ".weight", [out, in]. */
export interface WeightRef {
  readonly name: string;
  readonly out: number;
  readonly in: number;
  /** [out], where the layer has one. */
  readonly bias?: Value | null;
}

/** How the linear layers of a forward pass are computed. */
export interface Projection {
  /** x [n, in] and its weight to [n, out]. */
  readonly apply: (x: Value, weight: WeightRef) => Value;
  /** `apply` to whatever lies between `enter` and `leave`: features may be laid out transposed there, for elementwise work alone. */
  readonly enter: (x: Value, weight: WeightRef) => Value;
  readonly leave: (x: Value, weight: WeightRef) => Value;
}

/** Linear layers over int8 weights, which stand in the graph; see `Int8Linear` and `Int8BlockLinear`. */
export function int8Projection(g: GraphBuilder, weights: Int8Weights | Int8BlockWeights): Projection {
  const layers = weights instanceof Int8BlockWeights ? new Int8BlockLinear(g, weights) : new Int8Linear(g, weights);
  const apply = (x: Value, { name, out, in: width, bias }: WeightRef): Value => plus(g, layers.forward(x, name, out, width), bias);
  return { apply, enter: apply, leave: apply };
}

/**
 * Linear layers over float32 weights, fed as they are. ONNX Runtime repacks the right
 * operand of every product; when that is the weight and there are few tokens, packing costs as much as
 * multiplying. `weightLeft` computes Wxᵀ instead, which packs the few tokens: a step of 16 to 64 rows
 * spends a fifth to a half less time in its products. With hundreds of tokens, or one, xWᵀ is faster.
 */
export function floatProjection(g: GraphBuilder, weightLeft: boolean, weight: (ref: WeightRef) => Value): Projection {
  const right = (x: Value, ref: WeightRef): Value => gemm(g, x, weight(ref), { transB: true, c: ref.bias ?? null });
  if (!weightLeft) return { apply: right, enter: right, leave: right };
  const product = (x: Value, ref: WeightRef): Value => fusedMatMul(g, weight(ref), x, { transB: true });
  return {
    apply: (x, ref) => plus(g, transpose(g, product(x, ref), [1, 0]), ref.bias),
    enter: (x, ref) => plus(g, product(x, ref), ref.bias && reshape(g, ref.bias, [ref.out, 1])),
    leave: (x, ref) => plus(g, transpose(g, matMul(g, weight(ref), x), [1, 0]), ref.bias),
  };
}

function plus(g: GraphBuilder, x: Value, bias: Value | null | undefined): Value {
  return bias ? add(g, x, bias) : x;
}
