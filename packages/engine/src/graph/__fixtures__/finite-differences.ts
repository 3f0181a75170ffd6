import type { Tensor } from "onnxruntime-node";
import { createSession } from "../../onnx/session.ts";
import { floatData, floatTensor } from "../../onnx/tensors.ts";
import { GraphBuilder } from "../builder.ts";
import type { Shape, Value } from "../value.ts";

/** Numbers in (−1, 1), the same at every call: a small linear congruential generator. */
export function noise(length: number, seed: number): Float32Array {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

/** Slope of `loss` along each element of `x` by the five-point rule (error O(step⁴)). */
export async function finiteDifferences(x: Float32Array, loss: () => Promise<number>, step = 0.02): Promise<Float64Array> {
  const slopes = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const center = x[i]!;
    const at = async (k: number): Promise<number> => {
      x[i] = center + k * step;
      return await loss();
    };
    slopes[i] = (8 * (await at(1)) - 8 * (await at(-1)) - (await at(2)) + (await at(-2))) / (12 * step);
    x[i] = center;
  }
  return slopes;
}

/** L2 distance of two vectors over the larger norm. */
export function relativeError(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [difference, normA, normB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    difference += (a[i]! - b[i]!) ** 2;
    normA += a[i]! ** 2;
    normB += b[i]! ** 2;
  }
  return Math.sqrt(difference / Math.max(normA, normB, 1e-30));
}

export interface Piece {
  readonly output: Value;
  /** Gradients of the differentiable inputs by name, from the gradient of the output. */
  backward(dy: Value): Readonly<Record<string, Value>>;
}

/**
 * Worst relative error, over the differentiable inputs, between a piece's hand-written gradients and
 * finite differences of Σ output·r for a fixed random r.
 */
export async function gradientError(
  shapes: Readonly<Record<string, readonly number[]>>,
  build: (g: GraphBuilder, inputs: Readonly<Record<string, Value>>) => Piece,
  outputShape: readonly number[],
  fixed: { readonly inputs?: (g: GraphBuilder) => void; readonly feeds?: Readonly<Record<string, Tensor>>; readonly symbolic?: Readonly<Record<string, Shape>> } = {},
): Promise<{ readonly worst: number; readonly checked: readonly string[] }> {
  const g = new GraphBuilder("gradient");
  const names = Object.keys(shapes);
  const inputs = Object.fromEntries(names.map((name) => [name, g.input(name, "float32", fixed.symbolic?.[name] ?? shapes[name]!)]));
  const piece = build(g, inputs);
  const dy = g.input("dy", "float32", piece.output.shape);
  const gradients = piece.backward(dy);
  g.output("y", piece.output);
  for (const [name, value] of Object.entries(gradients)) g.output(`d ${name}`, value);
  await using session = await createSession(g.build(), { threads: 1 });

  const data = Object.fromEntries(names.map((name, i) => [name, noise(shapes[name]!.reduce((a, b) => a * b, 1), i + 1)]));
  const r = noise(outputShape.reduce((a, b) => a * b, 1), 99);
  const feeds = { ...fixed.feeds, dy: floatTensor(r, outputShape), ...Object.fromEntries(names.map((name) => [name, floatTensor(data[name]!, shapes[name]!)])) };
  const loss = async (): Promise<number> => {
    const y = floatData((await session.run(feeds, ["y"]))["y"]);
    return y.reduce((sum, value, i) => sum + value * r[i]!, 0);
  };
  const results = await session.run(feeds);
  let worst = 0;
  for (const name of Object.keys(gradients)) {
    worst = Math.max(worst, relativeError(floatData(results[`d ${name}`]), await finiteDifferences(data[name]!, loss)));
  }
  return { worst, checked: Object.keys(gradients) };
}
