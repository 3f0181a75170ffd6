import { broadcastShapes } from "../broadcast.ts";
import type { GraphBuilder } from "../builder.ts";
import { expectValue } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import type { Value } from "../value.ts";
import { formatValue } from "../value.ts";

/** a [..., m, k] · b [..., k, n] → [..., m, n]; leading dimensions broadcast. */
export function matMul(g: GraphBuilder, a: Value, b: Value): Value {
  for (const operand of [a, b]) expectValue(g.at("MatMul"), operand, "float32");
  const [m, k] = a.shape.slice(-2);
  const [k2, n] = b.shape.slice(-2);
  if (a.shape.length < 2 || b.shape.length < 2 || k !== k2) {
    throw new GraphError(`${g.at("MatMul")}: inner dimensions of ${formatValue(a)} and ${formatValue(b)} must agree.`);
  }
  const batch = broadcastShapes(g.at("MatMul"), a.shape.slice(0, -2), b.shape.slice(0, -2));
  return g.apply({ op: "MatMul", inputs: [a, b], output: { type: "float32", shape: [...batch, m!, n!] } });
}
