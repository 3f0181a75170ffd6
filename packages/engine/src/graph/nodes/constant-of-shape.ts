import type { GraphBuilder } from "../builder.ts";
import type { Value } from "../value.ts";
import { shapeOf } from "./shape-of.ts";

/** float32 zeros in the shape of x. */
export function zerosLike(g: GraphBuilder, x: Value): Value {
  return g.apply({ op: "ConstantOfShape", inputs: [shapeOf(g, x)], output: { type: "float32", shape: x.shape } });
}
