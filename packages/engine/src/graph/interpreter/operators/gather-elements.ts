import type { Operator } from "../operator.ts";
import { axisOf, eachIndex, placeOf, zeros, type NdArray } from "../ndarray.ts";
import { entryOf } from "../entry-of.ts";

/** y[i, j] = x[i, indices[i, j]] for axis 1, and likewise for others. */
export const gatherElements: Operator = (inputs, attributes) => {
  const [x, indices] = inputs as [NdArray, NdArray];
  const axis = axisOf(x.dims, attributes.number("axis", 0));
  const y = zeros(x.type, indices.dims);
  eachIndex(y.dims, (index, place) => {
    y.data[place] = x.data[placeOf(x.dims, index.with(axis, entryOf(indices.data[place]!, x.dims[axis]!)))]!;
  });
  return [y];
};
