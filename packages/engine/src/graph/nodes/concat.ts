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

/** Entries [start, end) of one axis. */
export function slice(g: GraphBuilder, x: Value, axis: number, start: number, end: number): Value {
  const at = normalizeAxis(g.at("Slice"), x.shape, axis);
  const size = x.shape[at]!;
  if (start < 0 || end <= start || (typeof size === "number" && end > size)) throw new GraphError(`${g.at("Slice")}: [${start}, ${end}) is not inside axis ${axis} of ${formatValue(x)}.`);
  return g.apply({ op: "Slice", inputs: [x, g.vector([start]), g.vector([end]), g.vector([at])], output: { type: x.type, shape: x.shape.with(at, end - start) } });
}

/** Adds dimensions of size 1 at these places of the result. */
export function unsqueeze(g: GraphBuilder, x: Value, axes: readonly number[]): Value {
  const shape: Dim[] = [...x.shape];
  for (const axis of axes.toSorted((a, b) => a - b)) shape.splice(axis, 0, 1);
  return g.apply({ op: "Unsqueeze", inputs: [x, g.vector(axes)], output: { type: x.type, shape } });
}

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
