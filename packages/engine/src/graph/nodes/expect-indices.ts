import { GraphError } from "../graph-error.ts";
import type { Value } from "../value.ts";
import { formatValue } from "../value.ts";

/** Throws unless a value can serve as indices. */
export function expectIndices(where: string, indices: Value): void {
  if (indices.type !== "int64" && indices.type !== "int32") throw new GraphError(`${where}: indices ${formatValue(indices)} must be int32 or int64.`);
}
