import { int64Tensor } from "../../../onnx/tensors.ts";
import { elementTypeCodes } from "../../element-type-codes.ts";
import { float, int } from "../../node.ts";
import { cast } from "../../nodes/cast.ts";
import { rotaryEmbedding } from "../../nodes/rotary-embedding.ts";
import { floats, operatorCase, vouched, type GraphCase } from "../graph-case.ts";

const ones = (count: number): number[] => Array.from({ length: count }, () => 1);
const twos = (count: number): number[] => Array.from({ length: count }, () => 2);
const nothing = (count: number): number[] => Array.from({ length: count }, () => 0);

export const modelOperatorCases: readonly GraphCase[] = [
  // A quarter turn: (x₁, x₂) → (−x₂, x₁), half-split.
  operatorCase("RotaryEmbedding, a quarter turn", { x: floats([1, 1, 16], ...ones(8), ...twos(8)), p: int64Tensor(BigInt64Array.of(0n), [1, 1]), cos: floats([1, 8], ...nothing(8)), sin: floats([1, 8], ...ones(8)) },
    (g, { x, p, cos, sin }) => rotaryEmbedding(g, x!, p!, cos!, sin!, 1), [...twos(8).map((value) => -value), ...ones(8)]),
  operatorCase("RotaryEmbedding of several heads and positions", { x: [3, 1, 32], p: int64Tensor(BigInt64Array.of(0n, 4n, 2n), [3, 1]), cos: [5, 8], sin: [5, 8] },
    (g, { x, p, cos, sin }) => rotaryEmbedding(g, x!, p!, cos!, sin!, 2)),
  operatorCase("SimplifiedLayerNormalization", { x: floats([2, 2], 3, 4, 0, 2), w: floats([2], 1, 2) },
    (g, { x, w }) => vouched(g, "SimplifiedLayerNormalization", [x!, w!], [2, 2], { attributes: { axis: int(-1), epsilon: float(1e-5) } }), [0.8485278, 2.2627408, 0, 2.828420]),
  operatorCase("QuickGelu with alpha 1 is SiLU", { x: floats([3], 0, 2, -2) },
    (g, { x }) => vouched(g, "QuickGelu", [x!], [3], { domain: "com.microsoft", attributes: { alpha: float(1) } }), [0, 1.7615942, -0.2384058]),
  operatorCase("QuickGelu", { x: [2, 5] }, (g, { x }) => vouched(g, "QuickGelu", [x!], [2, 5], { domain: "com.microsoft" })),
  operatorCase("QuantizeLinear", { x: floats([7], 0, 1, 0.5, 1.5, -0.4, 300, -300) }, (g, { x }) => cast(g,
    vouched(g, "QuantizeLinear", [x!, g.scalar(1), g.constant("center", Uint8Array.of(128), [])], [7], { type: "uint8", attributes: { output_dtype: int(elementTypeCodes.uint8) } }), "int32"),
  [128, 129, 128, 130, 128, 255, 0]),
];
