import { normalizeAxis } from "../broadcast.ts";
import type { GraphBuilder } from "../builder.ts";
import { int } from "../node.ts";
import type { Value } from "../value.ts";

/** Index of the largest entry of an axis (the first of equals), int64. */
export function argMax(g: GraphBuilder, x: Value, axis: number, keep = false): Value {
  const at = normalizeAxis(g.at("ArgMax"), x.shape, axis);
  const shape = keep ? x.shape.with(at, 1) : x.shape.toSpliced(at, 1);
  return g.apply({ op: "ArgMax", inputs: [x], output: { type: "int64", shape }, attributes: { axis: int(at), keepdims: int(keep ? 1 : 0) } });
}
