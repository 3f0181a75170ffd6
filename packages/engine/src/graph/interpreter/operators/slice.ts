import { GraphError } from "../../graph-error.ts";
import type { Operator } from "../operator.ts";
import { axisOf, eachIndex, placeOf, zeros, type NdArray } from "../ndarray.ts";

/** Entries [start, start + length) of an axis. */
export function part(x: NdArray, axis: number, start: number, length: number): NdArray {
  const y = zeros(x.type, x.dims.with(axis, length));
  eachIndex(y.dims, (index, place) => {
    y.data[place] = x.data[placeOf(x.dims, index.with(axis, start + index[axis]!))]!;
  });
  return y;
}

/** Entries [start, end) of the named axes; bounds count from the end where negative and stop at the edges. */
export const slice: Operator = (inputs) => {
  const [x, starts, ends, axes, steps] = inputs as [NdArray, NdArray, NdArray, NdArray | undefined, NdArray | undefined];
  if (steps?.data.some((step) => step !== 1)) throw new GraphError("only steps of 1 are known to the interpreter.");
  let y = x;
  for (const [i, bound] of starts.data.entries()) {
    const axis = axisOf(x.dims, axes?.data[i] ?? i);
    const size = x.dims[axis]!;
    const within = (at: number): number => Math.min(size, Math.max(0, at < 0 ? at + size : at));
    const start = within(bound);
    y = part(y, axis, start, within(ends.data[i]!) - start);
  }
  return [y];
};

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
