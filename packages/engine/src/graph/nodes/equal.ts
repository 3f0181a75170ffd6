import { broadcastShapes } from "../broadcast.ts";
import type { GraphBuilder } from "../builder.ts";
import { expectValue } from "../builder.ts";
import type { Value } from "../value.ts";

/** Elementwise a == b, broadcast. */
export function equal(g: GraphBuilder, a: Value, b: Value): Value {
  expectValue(`${g.at("Equal")}, b`, b, a.type);
  return g.apply({ op: "Equal", inputs: [a, b], output: { type: "bool", shape: broadcastShapes(g.at("Equal"), a.shape, b.shape) } });
}
