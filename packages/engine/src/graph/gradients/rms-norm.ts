import type { GraphBuilder } from "../builder.ts";
import { add, mul, reciprocal, sqrt, sub } from "../nodes/elementwise.ts";
import { reduceMean, reduceSum } from "../nodes/reduce.ts";
import { reshape } from "../nodes/reshape.ts";
import type { Value } from "../value.ts";
import type { WeightSink } from "./linear-weight.ts";

export interface RmsNorm {
  readonly output: Value;
  /** Gradient of x, added to `sum`. That of the weight goes to the sink, if there is one. */
  backward(dy: Value, sum: Value | null): Value;
}

/**
 * x / sqrt(mean(x²) + eps) · weight over the last axis. In plain operators: the inverse deviation that
 * ONNX Runtime's SimplifiedLayerNormalization offers is left unwritten by its WebGPU kernel.
 */
export function rmsNorm(g: GraphBuilder, x: Value, weight: Value, eps: number, sink: WeightSink | null = null): RmsNorm {
  const inverse = reciprocal(g, sqrt(g, add(g, reduceMean(g, mul(g, x, x), -1), g.scalar(eps))));
  const normalized = mul(g, x, inverse);
  return {
    output: mul(g, normalized, weight),
    // d/dx of x̂ = x·r with r = (mean x² + eps)^−½:  dx = r·(dx̂ − x̂·mean(dx̂·x̂))
    backward(dy, sum) {
      sink?.(weight, reduceSum(g, asRows(g, mul(g, dy, normalized)), 0, false));
      const dNormalized = mul(g, dy, weight);
      const along = reduceMean(g, mul(g, dNormalized, normalized), -1);
      const dx = mul(g, sub(g, dNormalized, mul(g, normalized, along)), inverse);
      return sum ? add(g, dx, sum) : dx;
    },
  };
}

function asRows(g: GraphBuilder, x: Value): Value {
  return x.shape.length === 2 ? x : reshape(g, x, [x.shape.slice(0, -1).join("·"), x.shape.at(-1)!]);
}
