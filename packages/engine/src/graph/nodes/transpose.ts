import type { GraphBuilder } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import type { Dim, Value } from "../value.ts";
import { formatValue } from "../value.ts";

/** Dimensions in another order: result dimension i is dimension permutation[i] of x. */
export function transpose(g: GraphBuilder, x: Value, permutation: readonly number[]): Value {
  const sorted = permutation.toSorted((a, b) => a - b);
  if (permutation.length !== x.shape.length || sorted.some((axis, i) => axis !== i)) {
    throw new GraphError(`${g.at("Transpose")}: [${permutation.join(", ")}] is not a permutation of the dimensions of ${formatValue(x)}.`);
  }
  const shape: Dim[] = permutation.map((axis) => x.shape[axis]!);
  return g.apply({ op: "Transpose", inputs: [x], output: { type: x.type, shape }, attributes: { perm: { kind: "ints", value: permutation } } });
}
