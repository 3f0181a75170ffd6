import type { GraphBuilder } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import { int } from "../node.ts";
import type { Value } from "../value.ts";
import { formatValue } from "../value.ts";

/** The k largest entries of the last axis, largest first, and their indices (int64). */
export function topK(g: GraphBuilder, x: Value, k: number): { values: Value; indices: Value } {
  const size = x.shape.at(-1);
  if (size === undefined || k < 1 || (typeof size === "number" && k > size)) throw new GraphError(`${g.at("TopK")}: k is ${k}; it must be between 1 and the last dimension of ${formatValue(x)}.`);
  const shape = x.shape.with(-1, k);
  const [values, indices] = g.node({
    op: "TopK", inputs: [x, g.vector([k])], attributes: { axis: int(-1), largest: int(1), sorted: int(1) },
    outputs: [{ type: x.type, shape }, { type: "int64", shape }],
  });
  return { values: values!, indices: indices! };
}
