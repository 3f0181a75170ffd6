import type { GraphBuilder } from "../builder.ts";
import { neg } from "../nodes/elementwise.ts";
import { reshape } from "../nodes/reshape.ts";
import { rotaryEmbedding } from "../nodes/rotary-embedding.ts";
import type { Value } from "../value.ts";

/** Angles by position, made once a graph and shared by its layers. */
export interface RopeTables {
  readonly positions: Value; // int64 [n, 1]
  readonly cos: Value; // [positions, headDim / 2]
  readonly sin: Value;
  readonly negativeSin: Value;
}

export function ropeTables(g: GraphBuilder, positions: Value, cos: Value, sin: Value): RopeTables {
  return { positions, cos, sin, negativeSin: neg(g, sin) };
}

export interface Rope {
  readonly output: Value;
  backward(dy: Value): Value;
}

/** Rotary position embedding of x [n, heads·headDim]; a rotation, so its gradient turns the other way. */
export function rope(g: GraphBuilder, x: Value, tables: RopeTables, heads: number): Rope {
  const [n, width] = x.shape;
  // One token a "batch" row: the operator then does not compare n with the number of positions.
  const rotate = (value: Value, sin: Value): Value =>
    reshape(g, rotaryEmbedding(g, reshape(g, value, [n!, 1, width!]), tables.positions, tables.cos, sin, heads), [n!, width!]);
  return { output: rotate(x, tables.sin), backward: (dy) => rotate(dy, tables.negativeSin) };
}
