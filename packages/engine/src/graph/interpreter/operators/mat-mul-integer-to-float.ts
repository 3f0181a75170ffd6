import { GraphError } from "../../graph-error.ts";
import type { Operator } from "../operator.ts";
import { zeros, type NdArray } from "../ndarray.ts";

/** ONNX Runtime's (a − aZero) · (b − bZero) · aScale · bScale for 8-bit matrices, with a scale and a zero point for each column of b. */
export const matMulIntegerToFloat: Operator = (inputs) => {
  const [a, b, aScale, bScale, aZero, bZero, bias] = inputs as [NdArray, NdArray, NdArray, NdArray, NdArray | undefined, NdArray | undefined, NdArray | undefined];
  if (a.dims.length !== 2 || b.dims.length !== 2 || aScale.data.length !== 1 || bias) throw new GraphError("only matrices, one scale for a, and no bias are known to the interpreter.");
  const [m, inner] = a.dims as [number, number];
  const n = b.dims[1]!;
  const ofColumn = (values: NdArray | undefined, column: number): number => values?.data[values.data.length === 1 ? 0 : column] ?? 0;
  const y = zeros("float32", [m, n]);
  for (let row = 0; row < m; row++) {
    for (let column = 0; column < n; column++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += (a.data[row * inner + k]! - ofColumn(aZero, 0)) * (b.data[k * n + column]! - ofColumn(bZero, column));
      y.data[row * n + column] = sum * aScale.data[0]! * ofColumn(bScale, column);
    }
  }
  return [y];
};
