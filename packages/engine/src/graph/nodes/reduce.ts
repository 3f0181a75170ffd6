import { normalizeAxis } from "../broadcast.ts";
import type { GraphBuilder } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import { int } from "../node.ts";
import type { Value } from "../value.ts";
import { formatValue } from "../value.ts";
import { add, exp, log, sub } from "./elementwise.ts";

type Reduction = "ReduceMean" | "ReduceSum" | "ReduceMax";

/** Folds one axis to size 1 (`keep`, the default) or away. */
export function reduce(g: GraphBuilder, op: Reduction, x: Value, axis: number, keep = true): Value {
  const at = normalizeAxis(g.at(op), x.shape, axis);
  const shape = keep ? x.shape.with(at, 1) : x.shape.toSpliced(at, 1);
  return g.apply({ op, inputs: [x, g.vector([at])], output: { type: x.type, shape }, attributes: { keepdims: int(keep ? 1 : 0) } });
}

export const reduceMean = (g: GraphBuilder, x: Value, axis: number, keep = true): Value => reduce(g, "ReduceMean", x, axis, keep);
export const reduceSum = (g: GraphBuilder, x: Value, axis: number, keep = true): Value => reduce(g, "ReduceSum", x, axis, keep);
export const reduceMax = (g: GraphBuilder, x: Value, axis: number, keep = true): Value => reduce(g, "ReduceMax", x, axis, keep);

/** log Σ exp(x) along an axis, kept. Written out: ONNX Runtime's ReduceLogSumExp overflows above x = 88 on WebGPU. */
export function reduceLogSumExp(g: GraphBuilder, x: Value, axis: number): Value {
  const largest = reduceMax(g, x, axis);
  return add(g, largest, log(g, reduceSum(g, exp(g, sub(g, x, largest)), axis)));
}

/** Index of the largest entry of an axis (the first of equals), int64. */
export function argMax(g: GraphBuilder, x: Value, axis: number, keep = false): Value {
  const at = normalizeAxis(g.at("ArgMax"), x.shape, axis);
  const shape = keep ? x.shape.with(at, 1) : x.shape.toSpliced(at, 1);
  return g.apply({ op: "ArgMax", inputs: [x], output: { type: "int64", shape }, attributes: { axis: int(at), keepdims: int(keep ? 1 : 0) } });
}

/** The k largest entries of the last axis, largest first, and their indices (int64). */
export function topK(g: GraphBuilder, x: Value, k: number): { values: Value; indices: Value } {
  const size = x.shape.at(-1);
  if (size === undefined || k < 1 || (typeof size === "number" && k > size)) throw new GraphError(`${g.at("TopK")}: k is ${k}; it must be between 1 and the last dimension of ${formatValue(x)}.`);
  const shape = x.shape.with(-1, k);
  const [values, indices] = g.node({
    op: "TopK", inputs: [x, g.vector([k])], attributes: { axis: int(-1), largest: int(1), sorted: int(1) },
    outputs: [{ type: x.type, shape }, { type: "int64", shape }],
  });
  return { values: values!, indices: indices! };
}
