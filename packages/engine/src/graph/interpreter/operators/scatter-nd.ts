import { GraphError } from "../../graph-error.ts";
import type { Operator } from "../operator.ts";
import { placeOf, sizeOf, type NdArray } from "../ndarray.ts";
import { entryOf } from "../entry-of.ts";

/** x with slices replaced by, or (`reduction` "add") increased by, `updates`; indices may repeat when adding. */
export const scatterNd: Operator = (inputs, attributes) => {
  const [x, indices, updates] = inputs as [NdArray, NdArray, NdArray];
  const reduction = attributes.string("reduction", "none");
  if (reduction !== "add" && reduction !== "none") throw new GraphError(`reduction ${reduction} is not known to the interpreter.`);
  const depth = indices.dims.at(-1)!;
  const width = sizeOf(x.dims.slice(depth));
  const data = x.data.slice();
  for (let row = 0; row < indices.data.length / depth; row++) {
    const tuple = Array.from({ length: depth }, (_, d) => entryOf(indices.data[row * depth + d]!, x.dims[d]!));
    const start = placeOf(x.dims.slice(0, depth), tuple) * width;
    for (let i = 0; i < width; i++) data[start + i] = updates.data[row * width + i]! + (reduction === "add" ? data[start + i]! : 0);
  }
  return [{ ...x, data }];
};
