import { normalizeAxis } from "../broadcast.ts";
import type { GraphBuilder } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import { int, string } from "../node.ts";
import type { Value } from "../value.ts";
import { formatValue, sameShape } from "../value.ts";

function expectIndices(where: string, indices: Value): void {
  if (indices.type !== "int64" && indices.type !== "int32") throw new GraphError(`${where}: indices ${formatValue(indices)} must be int32 or int64.`);
}

/** Entries of one axis by index: that axis is replaced by the shape of `indices`. */
export function gather(g: GraphBuilder, x: Value, indices: Value, axis = 0): Value {
  expectIndices(g.at("Gather"), indices);
  const at = normalizeAxis(g.at("Gather"), x.shape, axis);
  const shape = [...x.shape.slice(0, at), ...indices.shape, ...x.shape.slice(at + 1)];
  return g.apply({ op: "Gather", inputs: [x, indices], output: { type: x.type, shape }, attributes: { axis: int(at) } });
}

/** One entry of `axis` for each element of `indices`, which otherwise has the shape of x. */
export function gatherElements(g: GraphBuilder, x: Value, indices: Value, axis: number): Value {
  expectIndices(g.at("GatherElements"), indices);
  const at = normalizeAxis(g.at("GatherElements"), x.shape, axis);
  if (indices.shape.length !== x.shape.length) throw new GraphError(`${g.at("GatherElements")}: ${formatValue(indices)} must have as many dimensions as ${formatValue(x)}.`);
  return g.apply({ op: "GatherElements", inputs: [x, indices], output: { type: x.type, shape: indices.shape }, attributes: { axis: int(at) } });
}

/** x [n, ...] plus `updates` [m, ...] added at rows `rows` [m] (int64); rows may repeat. */
export function scatterRowsAdd(g: GraphBuilder, x: Value, rows: Value, updates: Value): Value {
  if (rows.type !== "int64" || updates.type !== x.type || rows.shape.length !== 1 || !sameShape(updates.shape, [rows.shape[0]!, ...x.shape.slice(1)])) {
    throw new GraphError(`${g.at("ScatterND")}: rows ${formatValue(rows)} and updates ${formatValue(updates)} do not fit ${formatValue(x)}.`);
  }
  const index = g.apply({ op: "Unsqueeze", inputs: [rows, g.vector([1])], output: { type: "int64", shape: [rows.shape[0]!, 1] } });
  return g.apply({ op: "ScatterND", inputs: [x, index, updates], output: { type: x.type, shape: x.shape }, attributes: { reduction: string("add") } });
}
