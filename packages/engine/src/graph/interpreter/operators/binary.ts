import { broadcastShapes } from "../../broadcast.ts";
import type { ElementType } from "../../value.ts";
import type { Operator } from "../operator.ts";
import { broadcastEntry, eachIndex, zeros, type NdArray } from "../ndarray.ts";

/** An operator on pairs of numbers, broadcast. `type` is that of the result where it differs from the inputs'. */
export function binary(f: (a: number, b: number) => number, type?: ElementType): Operator {
  return (inputs) => {
    const [a, b] = inputs as [NdArray, NdArray];
    const y = zeros(type ?? a.type, broadcastShapes("", a.dims, b.dims) as number[]);
    eachIndex(y.dims, (index, place) => {
      y.data[place] = f(broadcastEntry(a, index), broadcastEntry(b, index));
    });
    return [y];
  };
}

/** ONNX's Div: integers are cut towards zero. */
export const divide: Operator = (inputs, attributes) => {
  const exact = inputs[0]!.type === "float32";
  return binary((a, b) => (exact ? a / b : Math.trunc(a / b)))(inputs, attributes);
};
