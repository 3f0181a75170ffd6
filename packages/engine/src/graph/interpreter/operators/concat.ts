import type { Operator } from "../operator.ts";
import { axisOf, eachIndex, placeOf, zeros, type NdArray } from "../ndarray.ts";

/** Parts joined along one axis. */
export const concat: Operator = (inputs, attributes) => {
  const parts = inputs as readonly NdArray[];
  const first = parts[0]!;
  const axis = axisOf(first.dims, attributes.number("axis", 0));
  const y = zeros(first.type, first.dims.with(axis, parts.reduce((total, part) => total + part.dims[axis]!, 0)));
  let start = 0;
  for (const part of parts) {
    eachIndex(part.dims, (index, place) => {
      y.data[placeOf(y.dims, index.with(axis, start + index[axis]!))] = part.data[place]!;
    });
    start += part.dims[axis]!;
  }
  return [y];
};
