import { GraphError } from "./graph-error.ts";
import type { Dim, Shape } from "./value.ts";
import { formatShape } from "./value.ts";

/** Shape of an elementwise operation under ONNX's (NumPy's) broadcasting rule. */
export function broadcastShapes(where: string, a: Shape, b: Shape): Dim[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, i) => {
    const x = a[i - rank + a.length] ?? 1;
    const y = b[i - rank + b.length] ?? 1;
    if (x === y || y === 1) return x;
    if (x === 1) return y;
    throw new GraphError(`${where}: shapes ${formatShape(a)} and ${formatShape(b)} do not broadcast (${x} against ${y}).`);
  });
}

/** Index of an axis counted from the front; negative axes count from the back. */
export function normalizeAxis(where: string, shape: Shape, axis: number): number {
  const index = axis < 0 ? axis + shape.length : axis;
  if (!Number.isInteger(axis) || index < 0 || index >= shape.length) {
    throw new GraphError(`${where}: axis ${axis} is outside shape ${formatShape(shape)}.`);
  }
  return index;
}
