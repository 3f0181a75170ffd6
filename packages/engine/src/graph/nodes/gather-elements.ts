import { normalizeAxis } from "../broadcast.ts";
import type { GraphBuilder } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import { int } from "../node.ts";
import type { Value } from "../value.ts";
import { formatValue } from "../value.ts";
import { expectIndices } from "./expect-indices.ts";

/** One entry of `axis` for each element of `indices`, which otherwise has the shape of x. */
export function gatherElements(g: GraphBuilder, x: Value, indices: Value, axis: number): Value {
  expectIndices(g.at("GatherElements"), indices);
  const at = normalizeAxis(g.at("GatherElements"), x.shape, axis);
  if (indices.shape.length !== x.shape.length) throw new GraphError(`${g.at("GatherElements")}: ${formatValue(indices)} must have as many dimensions as ${formatValue(x)}.`);
  return g.apply({ op: "GatherElements", inputs: [x, indices], output: { type: x.type, shape: indices.shape }, attributes: { axis: int(at) } });
}
