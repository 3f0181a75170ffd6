import type { Operator } from "../operator.ts";
import { broadcastEntry, eachIndex, type NdArray } from "../ndarray.ts";
import { multiply } from "./mat-mul.ts";
import { turn } from "./transpose.ts";

/** alpha · op(a) · op(b) + beta · c for matrices. */
export const gemm: Operator = (inputs, attributes) => {
  const [a, b, c] = inputs as [NdArray, NdArray, NdArray | undefined];
  const y = multiply(attributes.number("transA", 0) ? turn(a) : a, attributes.number("transB", 0) ? turn(b) : b);
  const [alpha, beta] = [attributes.number("alpha", 1), attributes.number("beta", 1)];
  eachIndex(y.dims, (index, place) => {
    y.data[place] = alpha * y.data[place]! + (c ? beta * broadcastEntry(c, index) : 0);
  });
  return [y];
};
