import { GraphError } from "../../graph-error.ts";
import type { Operator } from "../operator.ts";
import type { NdArray } from "../ndarray.ts";

/** Nearest integer, the even one of two equally near. */
export function roundHalfToEven(x: number): number {
  const floor = Math.floor(x);
  const above = x - floor;
  if (above !== 0.5) return Math.round(x);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** round(x / scale) + zero point, held within uint8 or int8; one scale for the whole of x. */
export const quantizeLinear: Operator = (inputs) => {
  const [x, scale, zero] = inputs as [NdArray, NdArray, NdArray];
  if (scale.data.length !== 1 || (zero.type !== "uint8" && zero.type !== "int8")) {
    throw new GraphError("only one scale and an 8-bit zero point are known to the interpreter.");
  }
  const [low, high] = zero.type === "uint8" ? [0, 255] : [-128, 127];
  return [{ type: zero.type, dims: x.dims, data: x.data.map((value) => Math.min(high, Math.max(low, roundHalfToEven(value / scale.data[0]!) + zero.data[0]!))) }];
};
