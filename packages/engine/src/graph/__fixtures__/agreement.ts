import type { Tensor } from "onnxruntime-node";
import type { NdArray } from "../interpreter/ndarray.ts";

/**
 * How far a session's output is from the interpreter's: the largest difference over the largest number, infinite where
 * type or shape differ or a number is not finite in one of them alone.
 */
export function disagreement(tensor: Tensor | undefined, reference: NdArray): number {
  const alike = tensor?.type === reference.type && tensor.dims.length === reference.dims.length && tensor.dims.every((dim, axis) => dim === reference.dims[axis]);
  if (!alike) return Infinity;
  const data = tensor.data as ArrayLike<number | bigint>;
  let [difference, scale] = [0, 1e-6];
  for (const [i, expected] of reference.data.entries()) {
    const got = Number(data[i]);
    if (Object.is(got, expected)) continue;
    if (!Number.isFinite(got) || !Number.isFinite(expected)) return Infinity;
    difference = Math.max(difference, Math.abs(got - expected));
    scale = Math.max(scale, Math.abs(expected));
  }
  return difference / scale;
}
