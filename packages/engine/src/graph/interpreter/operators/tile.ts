import type { Operator } from "../operator.ts";
import { eachIndex, placeOf, zeros, type NdArray } from "../ndarray.ts";

/** The whole of x repeated along each dimension. */
export const tile: Operator = (inputs) => {
  const [x, repeats] = inputs as [NdArray, NdArray];
  const y = zeros(x.type, x.dims.map((dim, axis) => dim * repeats.data[axis]!));
  eachIndex(y.dims, (index, place) => {
    y.data[place] = x.data[placeOf(x.dims, index.map((at, axis) => at % x.dims[axis]!))]!;
  });
  return [y];
};
