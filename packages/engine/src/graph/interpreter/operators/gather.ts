import type { Operator } from "../operator.ts";
import { axisOf, eachIndex, placeOf, zeros, type NdArray } from "../ndarray.ts";
import { entryOf } from "../entry-of.ts";

/** One axis replaced by the shape of `indices`. */
export const gather: Operator = (inputs, attributes) => {
  const [x, indices] = inputs as [NdArray, NdArray];
  const axis = axisOf(x.dims, attributes.number("axis", 0));
  const y = zeros(x.type, [...x.dims.slice(0, axis), ...indices.dims, ...x.dims.slice(axis + 1)]);
  eachIndex(y.dims, (index, place) => {
    const chosen = indices.data[placeOf(indices.dims, index.slice(axis, axis + indices.dims.length))]!;
    const from = [...index.slice(0, axis), entryOf(chosen, x.dims[axis]!), ...index.slice(axis + indices.dims.length)];
    y.data[place] = x.data[placeOf(x.dims, from)]!;
  });
  return [y];
};
