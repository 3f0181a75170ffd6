import type { Operator } from "../operator.ts";
import { eachIndex, placeOf, sizeOf, zeros, type NdArray } from "../ndarray.ts";
import { entryOf } from "../entry-of.ts";

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
