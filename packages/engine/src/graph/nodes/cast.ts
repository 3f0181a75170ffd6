import type { GraphBuilder } from "../builder.ts";
import { elementTypeCodes } from "../element-type-codes.ts";
import { int } from "../node.ts";
import type { ElementType, Value } from "../value.ts";

/** The same numbers in another type. */
export function cast(g: GraphBuilder, x: Value, type: ElementType): Value {
  return g.apply({ op: "Cast", inputs: [x], output: { type, shape: x.shape }, attributes: { to: int(elementTypeCodes[type]) } });
}
