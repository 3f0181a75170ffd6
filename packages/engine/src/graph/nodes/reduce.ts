import { normalizeAxis } from "../broadcast.ts";
import type { GraphBuilder } from "../builder.ts";
import { int } from "../node.ts";
import type { Value } from "../value.ts";

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
