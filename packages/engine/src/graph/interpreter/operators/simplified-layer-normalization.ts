import { GraphError } from "../../graph-error.ts";
import type { Operator } from "../operator.ts";
import { axisOf, zeros, type NdArray } from "../ndarray.ts";

/** ONNX Runtime's RMS norm over the last axis: x / sqrt(mean(x²) + epsilon) · weight. */
export const simplifiedLayerNormalization: Operator = (inputs, attributes) => {
  const [x, weight] = inputs as [NdArray, NdArray];
  const width = x.dims.at(-1)!;
  if (axisOf(x.dims, attributes.number("axis", -1)) !== x.dims.length - 1 || attributes.outputs > 1) {
    throw new GraphError("only the normalised output over the last axis is known to the interpreter.");
  }
  const y = zeros(x.type, x.dims);
  for (let row = 0; row < x.data.length / width; row++) {
    let squares = 0;
    for (let i = 0; i < width; i++) squares += x.data[row * width + i]! ** 2;
    const deviation = Math.sqrt(squares / width + attributes.number("epsilon", 1e-5));
    for (let i = 0; i < width; i++) y.data[row * width + i] = (x.data[row * width + i]! / deviation) * weight.data[i]!;
  }
  return [y];
};
