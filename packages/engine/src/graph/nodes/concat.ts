import { normalizeAxis } from "../broadcast.ts";
import type { GraphBuilder } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import { int } from "../node.ts";
import type { Dim, Value } from "../value.ts";
import { formatValue } from "../value.ts";

/** Joins along one axis. With a symbolic size among the parts, name the resulting one in `joined`. */
export function concat(g: GraphBuilder, parts: readonly Value[], axis: number, joined?: Dim): Value {
  const first = parts[0];
  if (!first) throw new GraphError(`${g.at("Concat")}: needs at least one part.`);
  const at = normalizeAxis(g.at("Concat"), first.shape, axis);
  let total = 0;
  for (const part of parts) {
    const fits = part.type === first.type && part.shape.length === first.shape.length && part.shape.every((dim, i) => i === at || dim === first.shape[i]);
    if (!fits) throw new GraphError(`${g.at("Concat")} on axis ${axis}: ${formatValue(part)} does not fit ${formatValue(first)}.`);
    const dim = part.shape[at]!;
    total += typeof dim === "number" ? dim : Number.NaN;
  }
  if (Number.isNaN(total) && joined === undefined) throw new GraphError(`${g.at("Concat")}: a part has a symbolic size; give the name of the joined size.`);
  const shape = first.shape.with(at, Number.isNaN(total) ? joined! : total);
  return g.apply({ op: "Concat", inputs: parts, output: { type: first.type, shape }, attributes: { axis: int(at) } });
}
