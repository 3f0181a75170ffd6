import { argMax } from "./operators/arg-max.ts";
import { binary, divide } from "./operators/binary.ts";
import { cast } from "./operators/cast.ts";
import { clip } from "./operators/clip.ts";
import { concat } from "./operators/concat.ts";
import { constantOfShape } from "./operators/constant-of-shape.ts";
import { cumSum } from "./operators/cum-sum.ts";
import { expand } from "./operators/expand.ts";
import { fusedMatMul } from "./operators/fused-mat-mul.ts";
import { gatherElements } from "./operators/gather-elements.ts";
import { gatherNd } from "./operators/gather-nd.ts";
import { gather } from "./operators/gather.ts";
import { gemm } from "./operators/gemm.ts";
import { identity } from "./operators/identity.ts";
import { matMulIntegerToFloat } from "./operators/mat-mul-integer-to-float.ts";
import { matMulNBits } from "./operators/mat-mul-n-bits.ts";
import { matMul } from "./operators/mat-mul.ts";
import { pad } from "./operators/pad.ts";
import { quantizeLinear } from "./operators/quantize-linear.ts";
import { quickGelu } from "./operators/quick-gelu.ts";
import { largest, mean, reduce, smallest, sum, sumOfSquares } from "./operators/reduce.ts";
import { reshape } from "./operators/reshape.ts";
import { rotaryEmbedding } from "./operators/rotary-embedding.ts";
import { scatterNd } from "./operators/scatter-nd.ts";
import { shape } from "./operators/shape.ts";
import { simplifiedLayerNormalization } from "./operators/simplified-layer-normalization.ts";
import { slice } from "./operators/slice.ts";
import { softmax } from "./operators/softmax.ts";
import { split } from "./operators/split.ts";
import { squeeze } from "./operators/squeeze.ts";
import { tile } from "./operators/tile.ts";
import { topK } from "./operators/top-k.ts";
import { transpose } from "./operators/transpose.ts";
import { sigmoid, unary } from "./operators/unary.ts";
import { unsqueeze } from "./operators/unsqueeze.ts";
import { where } from "./operators/where.ts";
import type { Operator } from "./operator.ts";

/** Every operator that the interpreter knows, by ONNX's name. Each must occur in a case of `__fixtures__/operator-cases.ts`. */
export const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>(Object.entries({
  Abs: unary(Math.abs),
  Add: binary((a, b) => a + b),
  And: binary((a, b) => Number(a !== 0 && b !== 0)),
  ArgMax: argMax,
  Cast: cast,
  Clip: clip,
  Concat: concat,
  ConstantOfShape: constantOfShape,
  CumSum: cumSum,
  Div: divide,
  Equal: binary((a, b) => Number(a === b), "bool"),
  Exp: unary(Math.exp),
  Expand: expand,
  FusedMatMul: fusedMatMul,
  Gather: gather,
  GatherElements: gatherElements,
  GatherND: gatherNd,
  Gemm: gemm,
  Greater: binary((a, b) => Number(a > b), "bool"),
  GreaterOrEqual: binary((a, b) => Number(a >= b), "bool"),
  Identity: identity,
  Less: binary((a, b) => Number(a < b), "bool"),
  LessOrEqual: binary((a, b) => Number(a <= b), "bool"),
  Log: unary(Math.log),
  LogSoftmax: softmax(true),
  MatMul: matMul,
  MatMulIntegerToFloat: matMulIntegerToFloat,
  MatMulNBits: matMulNBits,
  Max: binary(Math.max),
  Min: binary(Math.min),
  Mul: binary((a, b) => a * b),
  Neg: unary((x) => -x),
  Not: unary((x) => Number(x === 0)),
  Or: binary((a, b) => Number(a !== 0 || b !== 0)),
  Pad: pad,
  Pow: binary((a, b) => a ** b),
  QuantizeLinear: quantizeLinear,
  QuickGelu: quickGelu,
  Reciprocal: unary((x) => 1 / x),
  ReduceMax: reduce(largest),
  ReduceMean: reduce(mean),
  ReduceMin: reduce(smallest),
  ReduceSum: reduce(sum),
  ReduceSumSquare: reduce(sumOfSquares),
  Relu: unary((x) => Math.max(x, 0)),
  Reshape: reshape,
  RotaryEmbedding: rotaryEmbedding,
  ScatterND: scatterNd,
  Shape: shape,
  Sigmoid: unary(sigmoid),
  SimplifiedLayerNormalization: simplifiedLayerNormalization,
  Slice: slice,
  Softmax: softmax(false),
  Split: split,
  Sqrt: unary(Math.sqrt),
  Squeeze: squeeze,
  Sub: binary((a, b) => a - b),
  Tanh: unary(Math.tanh),
  Tile: tile,
  TopK: topK,
  Transpose: transpose,
  Unsqueeze: unsqueeze,
  Where: where,
}));
