import type { GraphBuilder } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import { string } from "../node.ts";
import type { Value } from "../value.ts";
import { formatValue, sameShape } from "../value.ts";

/** x [n, ...] plus `updates` [m, ...] added at rows `rows` [m] (int64); rows may repeat. */
export function scatterRowsAdd(g: GraphBuilder, x: Value, rows: Value, updates: Value): Value {
  if (rows.type !== "int64" || updates.type !== x.type || rows.shape.length !== 1 || !sameShape(updates.shape, [rows.shape[0]!, ...x.shape.slice(1)])) {
    throw new GraphError(`${g.at("ScatterND")}: rows ${formatValue(rows)} and updates ${formatValue(updates)} do not fit ${formatValue(x)}.`);
  }
  const index = g.apply({ op: "Unsqueeze", inputs: [rows, g.vector([1])], output: { type: "int64", shape: [rows.shape[0]!, 1] } });
  return g.apply({ op: "ScatterND", inputs: [x, index, updates], output: { type: x.type, shape: x.shape }, attributes: { reduction: string("add") } });
}
