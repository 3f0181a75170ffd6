import type { Operator } from "../operator.ts";
import { axisOf, type NdArray } from "../ndarray.ts";

/** Dimensions of size 1 left out: the named ones, or all. */
export const squeeze: Operator = (inputs) => {
  const [x, axes] = inputs as [NdArray, NdArray | undefined];
  const gone = new Set(axes ? [...axes.data].map((axis) => axisOf(x.dims, axis)) : [...x.dims.keys()].filter((axis) => x.dims[axis] === 1));
  return [{ ...x, dims: x.dims.filter((_, axis) => !gone.has(axis)) }];
};
