import { broadcastShapes } from "../../broadcast.ts";
import type { Operator } from "../operator.ts";
import { broadcastEntry, eachIndex, zeros, type NdArray } from "../ndarray.ts";

/** a [..., m, k] · b [..., k, n], leading dimensions broadcast. */
export function multiply(a: NdArray, b: NdArray): NdArray {
  const [m, inner] = a.dims.slice(-2) as [number, number];
  const n = b.dims.at(-1)!;
  const y = zeros("float32", [...(broadcastShapes("", a.dims.slice(0, -2), b.dims.slice(0, -2)) as number[]), m, n]);
  eachIndex(y.dims, (index, place) => {
    const batch = index.slice(0, -2);
    const [row, column] = index.slice(-2) as [number, number];
    for (let k = 0; k < inner; k++) y.data[place]! += broadcastEntry(a, [...batch, row, k]) * broadcastEntry(b, [...batch, k, column]);
  });
  return y;
}

/** a [..., m, k] · b [..., k, n]. */
export const matMul: Operator = (inputs) => {
  const [a, b] = inputs as [NdArray, NdArray];
  return [multiply(a, b)];
};
