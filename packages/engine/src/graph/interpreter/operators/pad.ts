import { GraphError } from "../../graph-error.ts";
import type { Operator } from "../operator.ts";
import { eachIndex, placeOf, zeros, type NdArray } from "../ndarray.ts";

/** Constant entries (0 unless given) before and after each dimension. */
export const pad: Operator = (inputs, attributes) => {
  const [x, amounts, constant, axes] = inputs as [NdArray, NdArray, NdArray | undefined, NdArray | undefined];
  if (attributes.string("mode", "constant") !== "constant" || axes) throw new GraphError("only constant padding of all axes is known to the interpreter.");
  const rank = x.dims.length;
  const y = zeros(x.type, x.dims.map((dim, axis) => amounts.data[axis]! + dim + amounts.data[rank + axis]!));
  y.data.fill(constant?.data[0] ?? 0);
  eachIndex(x.dims, (index, place) => {
    y.data[placeOf(y.dims, index.map((at, axis) => at + amounts.data[axis]!))] = x.data[place]!;
  });
  return [y];
};
