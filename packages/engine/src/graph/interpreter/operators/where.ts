import { broadcastShapes } from "../../broadcast.ts";
import type { Operator } from "../operator.ts";
import { broadcastEntry, eachIndex, zeros, type NdArray } from "../ndarray.ts";

/** Elementwise choice, broadcast. */
export const where: Operator = (inputs) => {
  const [condition, yes, no] = inputs as [NdArray, NdArray, NdArray];
  const y = zeros(yes.type, broadcastShapes("", condition.dims, broadcastShapes("", yes.dims, no.dims)) as number[]);
  eachIndex(y.dims, (index, place) => {
    y.data[place] = broadcastEntry(broadcastEntry(condition, index) !== 0 ? yes : no, index);
  });
  return [y];
};
