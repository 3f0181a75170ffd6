import type { Operator } from "../operator.ts";
import { axisOf, type NdArray } from "../ndarray.ts";

/** Sizes of dimensions [start, end). */
export const shape: Operator = (inputs, attributes) => {
  const [x] = inputs as [NdArray];
  const part = x.dims.slice(axisOf(x.dims, attributes.number("start", 0)), axisOf(x.dims, attributes.number("end", x.dims.length)));
  return [{ type: "int64", dims: [part.length], data: Float64Array.from(part) }];
};
