import { GraphError } from "../../graph-error.ts";
import type { Operator } from "../operator.ts";
import { zeros, type NdArray } from "../ndarray.ts";

/** ONNX Runtime's operator, half-split: (x₁, x₂) → (x₁·cos − x₂·sin, x₂·cos + x₁·sin) for the two halves of every head. */
export const rotaryEmbedding: Operator = (inputs, attributes) => {
  const [x, positions, cos, sin] = inputs as [NdArray, NdArray, NdArray, NdArray];
  if (attributes.number("interleaved", 0) || x.dims.length !== 3) throw new GraphError("only half-split heads of [batch, time, width] are known to the interpreter.");
  const [batch, time, width] = x.dims as [number, number, number];
  const half = cos.dims[1]!;
  const heads = width / (2 * half);
  const y = zeros(x.type, x.dims);
  for (let token = 0; token < batch * time; token++) {
    const angles = positions.data[token]! * half;
    for (let head = 0; head < heads; head++) {
      const start = token * width + head * 2 * half;
      for (let i = 0; i < half; i++) {
        const [first, second] = [x.data[start + i]!, x.data[start + half + i]!];
        const [c, s] = [cos.data[angles + i]!, sin.data[angles + i]!];
        y.data[start + i] = first * c - second * s;
        y.data[start + half + i] = second * c + first * s;
      }
    }
  }
  return [y];
};
