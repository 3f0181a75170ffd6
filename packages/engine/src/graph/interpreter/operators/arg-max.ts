import { GraphError } from "../../graph-error.ts";
import type { Operator } from "../operator.ts";
import { around, axisOf, zeros, type NdArray } from "../ndarray.ts";

/** Index of the largest entry along an axis, the first of equals. */
export const argMax: Operator = (inputs, attributes) => {
  const [x] = inputs as [NdArray];
  if (attributes.number("select_last_index", 0)) throw new GraphError("select_last_index is not known to the interpreter.");
  const axis = axisOf(x.dims, attributes.number("axis", 0));
  const { outer, size, inner } = around(x.dims, axis);
  const y = zeros("int64", attributes.number("keepdims", 1) ? x.dims.with(axis, 1) : x.dims.toSpliced(axis, 1));
  for (let o = 0; o < outer; o++) {
    for (let r = 0; r < inner; r++) {
      let best = 0;
      for (let i = 1; i < size; i++) {
        if (x.data[(o * size + i) * inner + r]! > x.data[(o * size + best) * inner + r]!) best = i;
      }
      y.data[o * inner + r] = best;
    }
  }
  return [y];
};
