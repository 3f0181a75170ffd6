import { broadcastShapes } from "../broadcast.ts";
import type { GraphBuilder } from "../builder.ts";
import { expectValue } from "../builder.ts";
import { elementTypeCodes } from "../element-type-codes.ts";
import { int } from "../node.ts";
import type { ElementType, Value } from "../value.ts";

/** The same numbers in another type. */
export function cast(g: GraphBuilder, x: Value, type: ElementType): Value {
  return g.apply({ op: "Cast", inputs: [x], output: { type, shape: x.shape }, attributes: { to: int(elementTypeCodes[type]) } });
}

/** Elementwise a == b, broadcast. */
export function equal(g: GraphBuilder, a: Value, b: Value): Value {
  expectValue(`${g.at("Equal")}, b`, b, a.type);
  return g.apply({ op: "Equal", inputs: [a, b], output: { type: "bool", shape: broadcastShapes(g.at("Equal"), a.shape, b.shape) } });
}

/** Elementwise choice, broadcast: `yes` where the condition holds, else `no`. */
export function where(g: GraphBuilder, condition: Value, yes: Value, no: Value): Value {
  expectValue(`${g.at("Where")}, condition`, condition, "bool");
  expectValue(`${g.at("Where")}, no`, no, yes.type);
  const shape = broadcastShapes(g.at("Where"), condition.shape, broadcastShapes(g.at("Where"), yes.shape, no.shape));
  return g.apply({ op: "Where", inputs: [condition, yes, no], output: { type: yes.type, shape } });
}
