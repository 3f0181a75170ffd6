import type { Operator } from "../operator.ts";
import { axisOf, type NdArray } from "../ndarray.ts";
import { part } from "../part.ts";

/** One axis cut into pieces, of given lengths or equal ones. */
export const split: Operator = (inputs, attributes) => {
  const [x, lengths] = inputs as [NdArray, NdArray | undefined];
  const axis = axisOf(x.dims, attributes.number("axis", 0));
  const pieces = lengths ? [...lengths.data] : Array.from({ length: attributes.outputs }, () => x.dims[axis]! / attributes.outputs);
  let start = 0;
  return pieces.map((length) => {
    const piece = part(x, axis, start, length);
    start += length;
    return piece;
  });
};
