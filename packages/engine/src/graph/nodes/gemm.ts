import { broadcastShapes } from "../broadcast.ts";
import type { GraphBuilder } from "../builder.ts";
import { expectValue } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import { float, int } from "../node.ts";
import type { Value } from "../value.ts";
import { formatValue, sameShape } from "../value.ts";

export interface GemmOptions {
  readonly transA?: boolean;
  readonly transB?: boolean;
  readonly alpha?: number;
  /** Added to the product, broadcast to [m, n]. */
  readonly c?: Value | null;
}

/** alpha · op(a) · op(b) + c for matrices, where op transposes on request. */
export function gemm(g: GraphBuilder, a: Value, b: Value, { transA = false, transB = false, alpha = 1, c = null }: GemmOptions = {}): Value {
  if (a.shape.length !== 2 || b.shape.length !== 2) throw new GraphError(`${g.at("Gemm")}: ${formatValue(a)} and ${formatValue(b)} must be matrices.`);
  for (const operand of c ? [a, b, c] : [a, b]) expectValue(g.at("Gemm"), operand, "float32");
  const [m, k] = transA ? a.shape.toReversed() : a.shape;
  const [k2, n] = transB ? b.shape.toReversed() : b.shape;
  if (k !== k2) {
    throw new GraphError(`${g.at("Gemm")}: inner dimensions of ${formatValue(a)}${transA ? "ᵀ" : ""} and ${formatValue(b)}${transB ? "ᵀ" : ""} must agree (${k} against ${k2}).`);
  }
  const shape = [m!, n!];
  if (c && !sameShape(broadcastShapes(`${g.at("Gemm")}, c`, shape, c.shape), shape)) throw new GraphError(`${g.at("Gemm")}: ${formatValue(c)} does not broadcast to [${shape.join(", ")}].`);
  return g.apply({
    op: "Gemm",
    inputs: c ? [a, b, c] : [a, b],
    output: { type: "float32", shape },
    attributes: { alpha: float(alpha), transA: int(transA ? 1 : 0), transB: int(transB ? 1 : 0) },
  });
}
