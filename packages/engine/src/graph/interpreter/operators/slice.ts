import { GraphError } from "../../graph-error.ts";
import type { Operator } from "../operator.ts";
import { axisOf, type NdArray } from "../ndarray.ts";
import { part } from "../part.ts";

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
