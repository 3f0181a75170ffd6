import { GraphError } from "../../graph-error.ts";
import type { Operator } from "../operator.ts";
import { around, axisOf, zeros, type NdArray } from "../ndarray.ts";

/** Running sums along an axis, each entry included in its own. */
export const cumSum: Operator = (inputs, attributes) => {
  const [x, axis] = inputs as [NdArray, NdArray];
  if (attributes.number("exclusive", 0) || attributes.number("reverse", 0)) throw new GraphError("exclusive and reverse sums are not known to the interpreter.");
  const y = zeros(x.type, x.dims);
  const { outer, size, inner } = around(x.dims, axisOf(x.dims, axis.data[0]!));
  for (let o = 0; o < outer; o++) {
    for (let r = 0; r < inner; r++) {
      let total = 0;
      for (let i = 0; i < size; i++) y.data[(o * size + i) * inner + r] = total += x.data[(o * size + i) * inner + r]!;
    }
  }
  return [y];
};
