import { broadcastShapes } from "../../broadcast.ts";
import type { Operator } from "../operator.ts";
import { broadcastEntry, eachIndex, zeros, type NdArray } from "../ndarray.ts";

/** x broadcast to (and with) a shape. */
export const expand: Operator = (inputs) => {
  const [x, target] = inputs as [NdArray, NdArray];
  const y = zeros(x.type, broadcastShapes("", x.dims, [...target.data]) as number[]);
  eachIndex(y.dims, (index, place) => {
    y.data[place] = broadcastEntry(x, index);
  });
  return [y];
};
