import { normalizeAxis } from "../broadcast.ts";
import type { GraphBuilder } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import { int } from "../node.ts";
import type { Value } from "../value.ts";
import { formatValue } from "../value.ts";

/** Cuts one axis into pieces of the given lengths. */
export function split(g: GraphBuilder, x: Value, axis: number, lengths: readonly number[]): Value[] {
  const at = normalizeAxis(g.at("Split"), x.shape, axis);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (typeof x.shape[at] === "number" && x.shape[at] !== total) throw new GraphError(`${g.at("Split")}: lengths [${lengths.join(", ")}] add up to ${total}, not to axis ${axis} of ${formatValue(x)}.`);
  return g.node({
    op: "Split", inputs: [x, g.vector(lengths)], attributes: { axis: int(at) },
    outputs: lengths.map((length) => ({ type: x.type, shape: x.shape.with(at, length) })),
  });
}
