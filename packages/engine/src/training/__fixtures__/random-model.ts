import type { Datum, LoraConfig } from "../../ports/training.ts";
import type { ModelConfig, ModelWeights, TensorView } from "../../ports/weights.ts";
import { weightShapes } from "../../models/model-tensors.ts";
import { loraTargets } from "../weight-names.ts";

export const tinyConfig: ModelConfig = {
  architecture: "llama", hiddenSize: 32, intermediateSize: 48, layers: 2, heads: 4, kvHeads: 2, headDim: 8, vocabSize: 40,
  rmsNormEps: 1e-5, ropeTheta: 10000, tiedEmbeddings: true, contextLength: 64, bosToken: null, eosToken: null,
};

export const tinyLora: LoraConfig = { rank: 4, alpha: 8, seed: 7, targets: loraTargets };

/** SplitMix-like numbers in [0, 1). */
export function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    const z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** A model with random weights of about the size that training gives them, on one SharedArrayBuffer. */
export function randomModel(config: ModelConfig, seed = 1): ModelWeights {
  const shapes = [...weightShapes(config)];
  const count = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
  const buffer = new SharedArrayBuffer(4 * shapes.reduce((sum, [, shape]) => sum + count(shape), 0));
  const next = random(seed);
  const tensors = new Map<string, TensorView>();
  let offset = 0;
  for (const [name, shape] of shapes) {
    const data = new Float32Array(buffer, offset, count(shape));
    const spread = shape.length === 1 ? 0.2 : 2 / Math.sqrt(shape[1]!);
    for (let i = 0; i < data.length; i++) data[i] = (shape.length === 1 ? 1 : 0) + (2 * next() - 1) * spread;
    tensors.set(name, { shape, data });
    offset += data.byteLength;
  }
  return { config, tensors, hash: "a".repeat(64) };
}

/** Sequences of random tokens; the last `targets` tokens of each have weight 1. */
export function randomBatch(lengths: readonly number[], targets: number, vocabSize: number, seed = 3): Datum[] {
  const next = random(seed);
  return lengths.map((length) => ({
    tokens: Uint32Array.from({ length }, () => Math.floor(next() * vocabSize)),
    weights: Float32Array.from({ length }, (_, i) => (i >= length - targets ? 1 : 0)),
  }));
}

/** Fills the adapter's B matrices, which start at zero and would hide half of the gradient. */
export function disturb(tensors: ReadonlyMap<string, TensorView>, seed = 5): void {
  const next = random(seed);
  for (const { data } of tensors.values()) for (let i = 0; i < data.length; i++) data[i]! += (2 * next() - 1) * 0.1;
}
