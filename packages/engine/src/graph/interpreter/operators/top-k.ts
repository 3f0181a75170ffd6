import { GraphError } from "../../graph-error.ts";
import type { Operator } from "../operator.ts";
import { around, axisOf, zeros, type NdArray } from "../ndarray.ts";

/** The k largest entries along an axis, largest first (the first of equals before the others), and where they stood. */
export const topK: Operator = (inputs, attributes) => {
  const [x, count] = inputs as [NdArray, NdArray];
  if (!attributes.number("largest", 1) || !attributes.number("sorted", 1)) throw new GraphError("only largest and sorted are known to the interpreter.");
  const k = count.data[0]!;
  const axis = axisOf(x.dims, attributes.number("axis", -1));
  const { outer, size, inner } = around(x.dims, axis);
  const values = zeros(x.type, x.dims.with(axis, k));
  const indices = zeros("int64", x.dims.with(axis, k));
  for (let o = 0; o < outer; o++) {
    for (let r = 0; r < inner; r++) {
      const entry = (i: number): number => x.data[(o * size + i) * inner + r]!;
      const order = Array.from({ length: size }, (_, i) => i).toSorted((i, j) => entry(j) - entry(i) || i - j);
      for (let rank = 0; rank < k; rank++) {
        values.data[(o * k + rank) * inner + r] = entry(order[rank]!);
        indices.data[(o * k + rank) * inner + r] = order[rank]!;
      }
    }
  }
  return [values, indices];
};
