import { GraphError } from "../../graph-error.ts";
import type { Operator } from "../operator.ts";
import { sizeOf, type NdArray } from "../ndarray.ts";

/** 0 copies a size of the input, −1 takes what is left. */
export const reshape: Operator = (inputs, attributes) => {
  const [x, target] = inputs as [NdArray, NdArray];
  if (attributes.number("allowzero", 0)) throw new GraphError("allowzero is not known to the interpreter.");
  const dims = [...target.data].map((dim, axis) => (dim === 0 ? x.dims[axis]! : dim));
  const open = dims.indexOf(-1);
  if (open >= 0) dims[open] = x.data.length / -sizeOf(dims);
  if (sizeOf(dims) !== x.data.length) throw new GraphError(`[${x.dims.join(", ")}] cannot become [${target.data.join(", ")}].`);
  return [{ ...x, dims }];
};
