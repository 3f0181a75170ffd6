import { GraphError } from "../graph-error.ts";

/** An index into an axis of this size; negative ones count from its end. */
export function entryOf(index: number, size: number): number {
  const at = index < 0 ? index + size : index;
  if (!(at >= 0 && at < size)) throw new GraphError(`index ${index} is outside a dimension of ${size}.`);
  return at;
}
