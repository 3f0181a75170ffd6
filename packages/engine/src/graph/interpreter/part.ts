import { eachIndex, placeOf, zeros, type NdArray } from "./ndarray.ts";

/** Entries [start, start + length) of an axis. */
export function part(x: NdArray, axis: number, start: number, length: number): NdArray {
  const y = zeros(x.type, x.dims.with(axis, length));
  eachIndex(y.dims, (index, place) => {
    y.data[place] = x.data[placeOf(x.dims, index.with(axis, start + index[axis]!))]!;
  });
  return y;
}
