import type { GraphBuilder } from "../builder.ts";
import { expectValue } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import type { Shape, Value } from "../value.ts";
import { elementCount, formatShape, formatValue } from "../value.ts";

/**
 * The same elements under another shape. A symbolic dimension is either carried over from the same
 * index of the input or worked out from the number of elements; at most one may be worked out.
 */
export function reshape(g: GraphBuilder, x: Value, shape: Shape): Value {
  const [before, after] = [elementCount(x.shape), elementCount(shape)];
  if (before !== null && after !== null && before !== after) {
    throw new GraphError(`${g.at("Reshape")}: ${formatValue(x)} has ${before} elements; ${formatShape(shape)} needs ${after}.`);
  }
  let free = 0;
  const target = shape.map((dim, i) => {
    if (typeof dim === "number") return dim;
    if (x.shape[i] === dim) return 0;
    free++;
    return -1;
  });
  if (free > 1) throw new GraphError(`${g.at("Reshape")}: ${formatValue(x)} to ${formatShape(shape)} leaves ${free} dimensions open. Use reshapeTo with a shape computed in the graph.`);
  return g.apply({ op: "Reshape", inputs: [x, g.vector(target)], output: { type: x.type, shape } });
}

/** `reshape` to a shape computed in the graph (`target`: int64 vector); the caller vouches for `shape`. */
export function reshapeTo(g: GraphBuilder, x: Value, target: Value, shape: Shape): Value {
  expectValue(`${g.at("Reshape")}, target`, target, "int64", [shape.length]);
  return g.apply({ op: "Reshape", inputs: [x, target], output: { type: x.type, shape } });
}
