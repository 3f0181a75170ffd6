import { GraphError } from "../../graph-error.ts";
import type { Operator } from "../operator.ts";
import { zeros, type NdArray } from "../ndarray.ts";

/** ONNX Runtime's a · bᵀ with b [n, blocks, block size] in 8 bits around 128 and a scale for each block. `accuracy_level` 4 rounds a as well, which the interpreter does not. */
export const matMulNBits: Operator = (inputs, attributes) => {
  const [a, b, scales, zeroPoints] = inputs as [NdArray, NdArray, NdArray, NdArray | undefined];
  const [n, inner, block] = ["N", "K", "block_size"].map((name) => attributes.number(name, 0)) as [number, number, number];
  if (attributes.number("bits", 4) !== 8 || zeroPoints || a.dims.length !== 2) throw new GraphError("only matrices, 8 bits and no zero points are known to the interpreter.");
  const m = a.dims[0]!;
  const blocks = Math.ceil(inner / block);
  const y = zeros("float32", [m, n]);
  for (let row = 0; row < m; row++) {
    for (let column = 0; column < n; column++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += a.data[row * inner + k]! * (b.data[column * blocks * block + k]! - 128) * scales.data[column * blocks + Math.floor(k / block)]!;
      y.data[row * n + column] = sum;
    }
  }
  return [y];
};
