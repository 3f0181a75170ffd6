import { GraphError } from "../../graph-error.ts";
import type { Operator } from "../operator.ts";
import { axisOf, sizeOf, type NdArray } from "../ndarray.ts";

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

export const unsqueeze: Operator = (inputs) => {
  const [x, axes] = inputs as [NdArray, NdArray];
  const rank = x.dims.length + axes.data.length;
  const added = new Set([...axes.data].map((axis) => (axis < 0 ? axis + rank : axis)));
  const rest = x.dims.values();
  return [{ ...x, dims: Array.from({ length: rank }, (_, axis) => (added.has(axis) ? 1 : rest.next().value!)) }];
};

export const squeeze: Operator = (inputs) => {
  const [x, axes] = inputs as [NdArray, NdArray | undefined];
  const gone = new Set(axes ? [...axes.data].map((axis) => axisOf(x.dims, axis)) : [...x.dims.keys()].filter((axis) => x.dims[axis] === 1));
  return [{ ...x, dims: x.dims.filter((_, axis) => !gone.has(axis)) }];
};

export const identity: Operator = (inputs) => [inputs[0]!];
