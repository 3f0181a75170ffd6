import { broadcastShapes } from "../broadcast.ts";
import type { GraphBuilder } from "../builder.ts";
import { expectValue } from "../builder.ts";
import type { Value } from "../value.ts";

/** Elementwise choice, broadcast: `yes` where the condition holds, else `no`. */
export function where(g: GraphBuilder, condition: Value, yes: Value, no: Value): Value {
  expectValue(`${g.at("Where")}, condition`, condition, "bool");
  expectValue(`${g.at("Where")}, no`, no, yes.type);
  const shape = broadcastShapes(g.at("Where"), condition.shape, broadcastShapes(g.at("Where"), yes.shape, no.shape));
  return g.apply({ op: "Where", inputs: [condition, yes, no], output: { type: yes.type, shape } });
}
