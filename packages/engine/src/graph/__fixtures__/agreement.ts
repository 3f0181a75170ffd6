import type { Tensor } from "onnxruntime-node";
import { createSession, type SessionSettings } from "../../onnx/session.ts";
import { interpret } from "../interpreter/interpret.ts";
import type { NdArray } from "../interpreter/ndarray.ts";
import type { GraphCase } from "./graph-case.ts";

/** `disagreement` of a session with the interpreter for every output of a case. */
export async function disagreements({ graph, feeds }: GraphCase, settings: SessionSettings = { threads: 1 }): Promise<Map<string, number>> {
  const built = graph();
  const reference = interpret(built, feeds);
  await using session = await createSession(built, settings);
  const results = await session.run(feeds);
  return new Map(Object.entries(reference).map(([name, array]) => [name, disagreement(results[name], array)]));
}

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
