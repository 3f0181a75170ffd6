import type { GraphBuilder } from "../builder.ts";
import { reshape } from "../nodes/reshape.ts";
import type { Value } from "../value.ts";
import { rmsNorm } from "./rms-norm.ts";
import type { WeightSink } from "./linear-weight.ts";

export interface HeadNorm {
  readonly output: Value; // [n, heads·headDim]
  backward(dy: Value): Value;
}

/** RMS norm over each head of x [n, heads·headDim] by itself, with one weight [headDim] for all heads. The weight's gradient goes to the sink, if there is one. */
export function headNorm(g: GraphBuilder, x: Value, weight: Value, heads: number, eps: number, sink: WeightSink | null = null): HeadNorm {
  const split = (value: Value): Value => reshape(g, value, [value.shape[0]!, heads, weight.shape[0]!]);
  const norm = rmsNorm(g, split(x), weight, eps, sink);
  return { output: reshape(g, norm.output, x.shape), backward: (dy) => reshape(g, norm.backward(split(dy), null), x.shape) };
}
