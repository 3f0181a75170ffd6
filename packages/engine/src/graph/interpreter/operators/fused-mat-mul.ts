import type { Operator } from "../operator.ts";
import type { NdArray } from "../ndarray.ts";
import { multiply } from "./mat-mul.ts";
import { permute, turn } from "./transpose.ts";

/** ONNX Runtime's MatMul with transposed operands, a moved first dimension ("transBatch") and a factor. */
export const fusedMatMul: Operator = (inputs, attributes) => {
  const [a, b] = inputs as [NdArray, NdArray];
  const operand = (x: NdArray, side: "A" | "B"): NdArray => {
    const axes = x.dims.map((_, axis) => axis);
    const moved = attributes.number(`transBatch${side}`, 0) ? permute(x, [...axes.slice(1, -1), 0, axes.at(-1)!]) : x;
    return attributes.number(`trans${side}`, 0) ? turn(moved) : moved;
  };
  const y = multiply(operand(a, "A"), operand(b, "B"));
  const alpha = attributes.number("alpha", 1);
  return [{ ...y, data: y.data.map((value) => alpha * value) }];
};
