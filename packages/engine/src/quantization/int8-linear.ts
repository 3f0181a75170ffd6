import type { GraphBuilder } from "../graph/builder.ts";
import { elementTypeCodes } from "../graph/element-type-codes.ts";
import { int } from "../graph/node.ts";
import { div, mul } from "../graph/nodes/elementwise.ts";
import { reduceMax } from "../graph/nodes/reduce.ts";
import type { Value } from "../graph/value.ts";
import { levels, zeroPoint, type Int8Weights } from "./int8-weights.ts";

/**
 * Products with int8 weights: each row of x is divided by its own largest magnitude and rounded to 255
 * levels, products are summed in int32, and both scales come back afterwards. A row's result depends on that
 * row alone, never on its batch mates, and the integer sums are exact on every processor.
 *
 * ONNX Runtime's own DynamicQuantizeMatMul takes one scale for the whole batch instead, which makes rows
 * depend on each other and spoils all of them where one has an outlier.
 */
export class Int8Linear {
  readonly #g: GraphBuilder;
  readonly #weights: Int8Weights;
  readonly #one: Value;
  readonly #center: Value;
  readonly #tiny: Value;
  readonly #rounded = new Map<Value, { readonly integers: Value; readonly magnitude: Value }>();

  constructor(g: GraphBuilder, weights: Int8Weights) {
    this.#g = g;
    this.#weights = weights;
    this.#one = g.constant("int8.inverse levels", Float32Array.of(1 / levels), []);
    this.#center = g.constant("int8.zero point", Uint8Array.of(zeroPoint), []);
    this.#tiny = g.scalar(1e-20); // a row of zeros stays one
  }

  /** x [n, in] · Wᵀ, [n, out]. `name` is without ".weight". */
  forward(x: Value, name: string, out: number, width: number): Value {
    return this.#product(x, name, out, width, "forward");
  }

  /** dy [n, out] · W, [n, in]. */
  backward(dy: Value, name: string, out: number, width: number): Value {
    return this.#product(dy, name, out, width, "backward");
  }

  #product(x: Value, name: string, out: number, width: number, direction: "forward" | "backward"): Value {
    const g = this.#g;
    const { integers, magnitude } = this.#round(x);
    const { data, scales, zeroPoint: weightZero } = this.#weights.get(name, out, width, direction);
    const [inner, outer] = direction === "forward" ? [width, out] : [out, width];
    const constant = (what: string, values: Float32Array | Int8Array | Uint8Array, shape: number[]): Value => g.constant(`${name}.int8 ${direction} ${what}`, values, shape);
    const product = g.apply({
      op: "MatMulIntegerToFloat", domain: "com.microsoft",
      inputs: [integers, constant("data", data, [inner, outer]), this.#one, constant("scales", scales, [outer]), this.#center, constant("zero", weightZero, [outer])],
      output: { type: "float32", shape: [x.shape[0]!, outer] },
    });
    return mul(g, product, magnitude);
  }

  /** Several layers read the same x: it is rounded once. */
  #round(x: Value): { integers: Value; magnitude: Value } {
    const known = this.#rounded.get(x);
    if (known) return known;
    const g = this.#g;
    const absolute = g.apply({ op: "Abs", inputs: [x], output: { type: "float32", shape: x.shape } });
    const largest = reduceMax(g, absolute, 1);
    const magnitude = g.apply({ op: "Max", inputs: [largest, this.#tiny], output: { type: "float32", shape: largest.shape } });
    const integers = g.apply({ op: "QuantizeLinear", inputs: [div(g, x, magnitude), this.#one, this.#center], output: { type: "uint8", shape: x.shape }, attributes: { output_dtype: int(elementTypeCodes.uint8) } });
    const made = { integers, magnitude };
    this.#rounded.set(x, made);
    return made;
  }
}
