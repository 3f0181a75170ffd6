import type { Operator } from "../operator.ts";
import { eachIndex, placeOf, zeros, type NdArray } from "../ndarray.ts";

/** Result dimension i is dimension permutation[i] of x. */
export function permute(x: NdArray, permutation: readonly number[]): NdArray {
  const y = zeros(x.type, permutation.map((axis) => x.dims[axis]!));
  eachIndex(y.dims, (index, place) => {
    const from = x.dims.map((_, axis) => index[permutation.indexOf(axis)]!);
    y.data[place] = x.data[placeOf(x.dims, from)]!;
  });
  return y;
}

/** The last two dimensions exchanged. */
export function turn(x: NdArray): NdArray {
  const axes = x.dims.map((_, axis) => axis);
  return permute(x, [...axes.slice(0, -2), axes.at(-1)!, axes.at(-2)!]);
}

/** Dimensions in the order of `perm`. */
export const transpose: Operator = (inputs, attributes) => {
  const [x] = inputs as [NdArray];
  return [permute(x, attributes.numbers("perm"))];
};
