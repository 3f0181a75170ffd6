import { GraphError } from "../../graph-error.ts";
import type { Operator } from "../operator.ts";
import { axisOf, eachIndex, placeOf, sizeOf, zeros, type NdArray } from "../ndarray.ts";

/** An index into an axis of this size; negative ones count from its end. */
export function entryOf(index: number, size: number): number {
  const at = index < 0 ? index + size : index;
  if (!(at >= 0 && at < size)) throw new GraphError(`index ${index} is outside a dimension of ${size}.`);
  return at;
}

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

/** Slices of x named by the last dimension of `indices`; the first `batch_dims` dimensions go together. */
export const gatherNd: Operator = (inputs, attributes) => {
  const [x, indices] = inputs as [NdArray, NdArray];
  const shared = attributes.number("batch_dims", 0);
  const depth = indices.dims.at(-1)!;
  const rest = x.dims.slice(shared + depth);
  const lead = indices.dims.slice(0, -1);
  const y = zeros(x.type, [...lead, ...rest]);
  const width = sizeOf(rest);
  eachIndex(lead, (index, place) => {
    const tuple = Array.from({ length: depth }, (_, d) => entryOf(indices.data[place * depth + d]!, x.dims[shared + d]!));
    const start = placeOf(x.dims.slice(0, shared + depth), [...index.slice(0, shared), ...tuple]) * width;
    y.data.set(x.data.subarray(start, start + width), place * width);
  });
  return [y];
};
