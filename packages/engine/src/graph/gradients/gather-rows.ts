import type { GraphBuilder } from "../builder.ts";
import { zerosLike } from "../nodes/constant-of-shape.ts";
import { gather } from "../nodes/gather.ts";
import { scatterRowsAdd } from "../nodes/scatter-rows-add.ts";
import type { Value } from "../value.ts";

export interface GatherRows {
  readonly output: Value; // [m, width]
  /** Gradient of x; rows chosen more than once add up. */
  backward(dy: Value): Value;
}

/** Rows of x [n, width] by index (int64 [m]). */
export function gatherRows(g: GraphBuilder, x: Value, rows: Value): GatherRows {
  return { output: gather(g, x, rows), backward: (dy) => scatterRowsAdd(g, zerosLike(g, x), rows, dy) };
}
