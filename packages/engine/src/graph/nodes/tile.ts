import type { GraphBuilder } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import type { Value } from "../value.ts";
import { formatValue } from "../value.ts";

/** Whole dimensions repeated: result dimension i is x's, `repeats[i]` times over. */
export function tile(g: GraphBuilder, x: Value, repeats: readonly number[]): Value {
  if (repeats.length !== x.shape.length) throw new GraphError(`${g.at("Tile")}: ${formatValue(x)} needs ${x.shape.length} repeats, got ${repeats.length}.`);
  const shape = x.shape.map((dim, i) => {
    if (typeof dim === "number") return dim * repeats[i]!;
    if (repeats[i] !== 1) throw new GraphError(`${g.at("Tile")}: the symbolic dimension ${dim} of ${formatValue(x)} can only be repeated once.`);
    return dim;
  });
  return g.apply({ op: "Tile", inputs: [x, g.vector(repeats)], output: { type: x.type, shape } });
}
