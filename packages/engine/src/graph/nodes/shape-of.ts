import type { GraphBuilder } from "../builder.ts";
import { int } from "../node.ts";
import type { Value } from "../value.ts";

/** Sizes of dimensions [start, end) of a tensor, as an int64 vector. */
export function shapeOf(g: GraphBuilder, x: Value, start = 0, end = x.shape.length): Value {
  return g.apply({ op: "Shape", inputs: [x], output: { type: "int64", shape: [end - start] }, attributes: { start: int(start), end: int(end) } });
}
