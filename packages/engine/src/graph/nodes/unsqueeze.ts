import type { GraphBuilder } from "../builder.ts";
import type { Dim, Value } from "../value.ts";

/** Adds dimensions of size 1 at these places of the result. */
export function unsqueeze(g: GraphBuilder, x: Value, axes: readonly number[]): Value {
  const shape: Dim[] = [...x.shape];
  for (const axis of axes.toSorted((a, b) => a - b)) shape.splice(axis, 0, 1);
  return g.apply({ op: "Unsqueeze", inputs: [x, g.vector(axes)], output: { type: x.type, shape } });
}
