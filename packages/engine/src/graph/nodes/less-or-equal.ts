import { broadcastShapes } from "../broadcast.ts";
import type { GraphBuilder } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import type { Value } from "../value.ts";
import { formatValue } from "../value.ts";

/** Elementwise a ≤ b, broadcast. */
export function lessOrEqual(g: GraphBuilder, a: Value, b: Value): Value {
  if (a.type !== b.type) throw new GraphError(`${g.at("LessOrEqual")}: ${formatValue(a)} and ${formatValue(b)} differ in type.`);
  return g.apply({ op: "LessOrEqual", inputs: [a, b], output: { type: "bool", shape: broadcastShapes(g.at("LessOrEqual"), a.shape, b.shape) } });
}
