import { broadcastShapes } from "../broadcast.ts";
import type { GraphBuilder } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import type { Value } from "../value.ts";
import { formatValue } from "../value.ts";

type Binary = "Add" | "Sub" | "Mul" | "Div";
type Unary = "Sqrt" | "Reciprocal" | "Sigmoid" | "Exp" | "Log" | "Neg";

function binary(g: GraphBuilder, op: Binary, a: Value, b: Value): Value {
  if (a.type !== b.type) throw new GraphError(`${g.at(op)}: ${formatValue(a)} and ${formatValue(b)} differ in type.`);
  return g.apply({ op, inputs: [a, b], output: { type: a.type, shape: broadcastShapes(g.at(op), a.shape, b.shape) } });
}

function unary(g: GraphBuilder, op: Unary, a: Value): Value {
  return g.apply({ op, inputs: [a], output: { type: a.type, shape: a.shape } });
}

export const add = (g: GraphBuilder, a: Value, b: Value): Value => binary(g, "Add", a, b);
export const sub = (g: GraphBuilder, a: Value, b: Value): Value => binary(g, "Sub", a, b);
export const mul = (g: GraphBuilder, a: Value, b: Value): Value => binary(g, "Mul", a, b);
export const div = (g: GraphBuilder, a: Value, b: Value): Value => binary(g, "Div", a, b);
export const sqrt = (g: GraphBuilder, a: Value): Value => unary(g, "Sqrt", a);
export const reciprocal = (g: GraphBuilder, a: Value): Value => unary(g, "Reciprocal", a);
export const sigmoid = (g: GraphBuilder, a: Value): Value => unary(g, "Sigmoid", a);
export const exp = (g: GraphBuilder, a: Value): Value => unary(g, "Exp", a);
export const log = (g: GraphBuilder, a: Value): Value => unary(g, "Log", a);
export const neg = (g: GraphBuilder, a: Value): Value => unary(g, "Neg", a);
