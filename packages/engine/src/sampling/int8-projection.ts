import type { GraphBuilder } from "../graph/builder.ts";
import { elementTypeCodes } from "../graph/element-type-codes.ts";
import { int } from "../graph/node.ts";
import { div, mul } from "../graph/nodes/elementwise.ts";
import { reduceMax } from "../graph/nodes/reduce.ts";
import type { Value } from "../graph/value.ts";
import type { Int8Weights } from "./int8-weights.ts";
import type { Projection, WeightRef } from "./projection.ts";

const levels = 127;
const zeroPoint = 128;

/**
 * Linear layers over int8 weights: each row of x is divided by its own largest magnitude and rounded to 255
 * levels, products are summed in int32, and both scales come back afterwards. A row's result depends on that
 * row alone, never on its batch mates, and the integer sums are exact, so that it is the same on every machine.
 *
 * ONNX Runtime's own DynamicQuantizeMatMul takes one scale for the whole batch instead, which makes rows
 * depend on each other and spoils all of them where one has an outlier.
 */
export function int8Projection(g: GraphBuilder, weights: Int8Weights): Projection {
  const one = g.constant("int8.inverse levels", Float32Array.of(1 / levels), []);
  const center = g.constant("int8.zero point", Uint8Array.of(zeroPoint), []);
  const tiny = g.scalar(1e-20); // a row of zeros stays one
  const rounded = new Map<Value, { readonly integers: Value; readonly magnitude: Value }>();

  // Several layers read the same x: it is rounded once.
  const round = (x: Value): { integers: Value; magnitude: Value } => {
    const known = rounded.get(x);
    if (known) return known;
    const absolute = g.apply({ op: "Abs", inputs: [x], output: { type: "float32", shape: x.shape } });
    const largest = reduceMax(g, absolute, 1);
    const magnitude = g.apply({ op: "Max", inputs: [largest, tiny], output: { type: "float32", shape: largest.shape } });
    const integers = g.apply({ op: "QuantizeLinear", inputs: [div(g, x, magnitude), one, center], output: { type: "uint8", shape: x.shape }, attributes: { output_dtype: int(elementTypeCodes.uint8) } });
    const made = { integers, magnitude };
    rounded.set(x, made);
    return made;
  };
  const apply = (x: Value, { name, out, in: width }: WeightRef): Value => {
    const { integers, magnitude } = round(x);
    const { data, scales, zeroPoint: weightZero } = weights.get(name, out, width);
    const product = g.apply({
      op: "MatMulIntegerToFloat", domain: "com.microsoft",
      inputs: [
        integers, g.constant(`${name}.int8`, data, [width, out]), one, g.constant(`${name}.scales`, scales, [out]),
        center, g.constant(`${name}.zero`, weightZero, [out]),
      ],
      output: { type: "float32", shape: [x.shape[0]!, out] },
    });
    return mul(g, product, magnitude);
  };
  return { apply, enter: apply, leave: apply };
}
