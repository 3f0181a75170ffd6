import { broadcastShapes } from "../broadcast.ts";
import type { GraphBuilder } from "../builder.ts";
import { expectValue } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import { float, int } from "../node.ts";
import type { Dim, Value } from "../value.ts";
import { formatValue } from "../value.ts";

export interface FusedMatMulOptions {
  readonly transA?: boolean;
  readonly transB?: boolean;
  /** Dimension 0 is read as if it stood just before the last: [k, batch, n] as [batch, k, n]. */
  readonly transBatchA?: boolean;
  readonly transBatchB?: boolean;
  readonly alpha?: number;
}

/** alpha · op(a) · op(b). ONNX Runtime's CPU provider only; keep it out of training graphs. */
export function fusedMatMul(g: GraphBuilder, a: Value, b: Value, options: FusedMatMulOptions = {}): Value {
  const { transA = false, transB = false, transBatchA = false, transBatchB = false, alpha = 1 } = options;
  if (a.shape.length < 2 || b.shape.length < 2) throw new GraphError(`${g.at("FusedMatMul")}: ${formatValue(a)} and ${formatValue(b)} need two dimensions or more.`);
  for (const value of [a, b]) expectValue(g.at("FusedMatMul"), value, "float32");
  const left = operand(a, transA, transBatchA);
  const right = operand(b, transB, transBatchB);
  if (left.columns !== right.rows) {
    throw new GraphError(`${g.at("FusedMatMul")}: inner dimensions of ${formatValue(a)} and ${formatValue(b)} must agree (${left.columns} against ${right.rows}).`);
  }
  return g.apply({
    op: "FusedMatMul",
    domain: "com.microsoft",
    inputs: [a, b],
    output: { type: "float32", shape: [...broadcastShapes(g.at("FusedMatMul"), left.batch, right.batch), left.rows, right.columns] },
    attributes: {
      alpha: float(alpha), transA: int(Number(transA)), transB: int(Number(transB)),
      transBatchA: int(Number(transBatchA)), transBatchB: int(Number(transBatchB)),
    },
  });
}

// transBatch moves dimension 0 to just before the last one: [x, b1, …, bn, y] reads as [b1, …, bn, x, y].
function operand(value: Value, trans: boolean, transBatch: boolean): { batch: Dim[]; rows: Dim; columns: Dim } {
  const dims = transBatch ? [...value.shape.slice(1, -1), value.shape[0]!, value.shape.at(-1)!] : value.shape;
  const [rows, columns] = dims.slice(-2) as [Dim, Dim];
  return trans ? { batch: dims.slice(0, -2), rows: columns, columns: rows } : { batch: dims.slice(0, -2), rows, columns };
}
