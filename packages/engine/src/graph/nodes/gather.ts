import { normalizeAxis } from "../broadcast.ts";
import type { GraphBuilder } from "../builder.ts";
import { int } from "../node.ts";
import type { Value } from "../value.ts";
import { expectIndices } from "./expect-indices.ts";

/** Entries of one axis by index: that axis is replaced by the shape of `indices`. */
export function gather(g: GraphBuilder, x: Value, indices: Value, axis = 0): Value {
  expectIndices(g.at("Gather"), indices);
  const at = normalizeAxis(g.at("Gather"), x.shape, axis);
  const shape = [...x.shape.slice(0, at), ...indices.shape, ...x.shape.slice(at + 1)];
  return g.apply({ op: "Gather", inputs: [x, indices], output: { type: x.type, shape }, attributes: { axis: int(at) } });
}
