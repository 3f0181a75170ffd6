import type { GraphBuilder } from "../builder.ts";
import { expectValue } from "../builder.ts";
import { int } from "../node.ts";
import type { Value } from "../value.ts";

/** Softmax over the last axis. */
export function softmax(g: GraphBuilder, x: Value): Value {
  expectValue(g.at("Softmax"), x, "float32");
  return g.apply({ op: "Softmax", inputs: [x], output: { type: "float32", shape: x.shape }, attributes: { axis: int(-1) } });
}
