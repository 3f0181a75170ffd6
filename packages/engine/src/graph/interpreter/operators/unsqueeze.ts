import type { Operator } from "../operator.ts";
import { type NdArray } from "../ndarray.ts";

/** Dimensions of size 1 added at these places of the result. */
export const unsqueeze: Operator = (inputs) => {
  const [x, axes] = inputs as [NdArray, NdArray];
  const rank = x.dims.length + axes.data.length;
  const added = new Set([...axes.data].map((axis) => (axis < 0 ? axis + rank : axis)));
  const rest = x.dims.values();
  return [{ ...x, dims: Array.from({ length: rank }, (_, axis) => (added.has(axis) ? 1 : rest.next().value!)) }];
};
