import { normalizeAxis } from "../broadcast.ts";
import type { GraphBuilder } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import type { Value } from "../value.ts";
import { formatValue } from "../value.ts";

/** Entries [start, end) of one axis. */
export function slice(g: GraphBuilder, x: Value, axis: number, start: number, end: number): Value {
  const at = normalizeAxis(g.at("Slice"), x.shape, axis);
  const size = x.shape[at]!;
  if (start < 0 || end <= start || (typeof size === "number" && end > size)) throw new GraphError(`${g.at("Slice")}: [${start}, ${end}) is not inside axis ${axis} of ${formatValue(x)}.`);
  return g.apply({ op: "Slice", inputs: [x, g.vector([start]), g.vector([end]), g.vector([at])], output: { type: x.type, shape: x.shape.with(at, end - start) } });
}
