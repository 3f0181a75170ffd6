import { elementTypeCodes } from "../../element-type-codes.ts";
import type { ElementType } from "../../value.ts";
import type { Operator } from "../operator.ts";
import type { NdArray } from "../ndarray.ts";

/** The same numbers as another type: floats are cut towards zero, and bool is whether a number is not 0. */
export const cast: Operator = (inputs, attributes) => {
  const [x] = inputs as [NdArray];
  const code = attributes.number("to", 0);
  const type = (Object.keys(elementTypeCodes) as ElementType[]).find((name) => elementTypeCodes[name] === code)!;
  const convert = type === "float32" ? (value: number) => value : type === "bool" ? (value: number) => Number(value !== 0) : Math.trunc;
  return [{ type, dims: x.dims, data: x.data.map(convert) }];
};
