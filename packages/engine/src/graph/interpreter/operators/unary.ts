import type { Operator } from "../operator.ts";
import type { NdArray } from "../ndarray.ts";

/** An operator that treats every number by itself. */
export function unary(f: (x: number) => number): Operator {
  return (inputs) => {
    const [x] = inputs as [NdArray];
    return [{ ...x, data: x.data.map(f) }];
  };
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
