import { createHash } from "node:crypto";
import type { ModelConfig, ModelWeights, TensorView } from "../ports/weights.ts";
import { createChatTokenizer } from "../tokenizer/chat-tokenizer.ts";
import { fixtureTokenizer, fixtureVocabSize } from "../tokenizer/fixture-tokenizer.ts";
import { countElements, weightShapes } from "./model-tensors.ts";
import type { OpenedModel } from "./open-model.ts";

/** Name under which `openModel` gives the fixture. */
export const fixtureModelName = "fixture:tiny";

/** Shape of the fixture: small, but with grouped heads, so that every code path of a real model runs. */
export const fixtureConfig: ModelConfig = {
  architecture: "llama",
  hiddenSize: 64,
  intermediateSize: 128,
  layers: 2,
  heads: 4,
  kvHeads: 2,
  headDim: 16,
  vocabSize: fixtureVocabSize,
  rmsNormEps: 1e-5,
  ropeTheta: 10000,
  tiedEmbeddings: true,
  contextLength: 8192,
  bosToken: 1,
  eosToken: 2,
};

/**
 * A tiny random Llama with a byte-level ChatML tokenizer, built in memory without any download:
 * the same numbers and the same hash on every machine. It says nothing sensible, but trains, samples
 * and saves like a real one. For tests, also in other packages.
 */
export function openFixtureModel(): OpenedModel {
  const weights = fixtureWeights(fixtureConfig, 1);
  const tokenizerDefinition = fixtureTokenizer();
  return { name: fixtureModelName, weights, tokenizer: createChatTokenizer(tokenizerDefinition), hash: weights.hash, tokenizerDefinition, metadata: {} };
}

/** Random weights of any Llama shape: uniform with standard deviation 0.08, norms 1 ± 0.1. */
export function fixtureWeights(config: ModelConfig, seed: number): ModelWeights {
  const shapes = weightShapes(config);
  const buffer = new SharedArrayBuffer(countElements(shapes) * 4);
  const random = uniform(seed);
  const tensors = new Map<string, TensorView>();
  let offset = 0;
  for (const [name, shape] of shapes) {
    const data = new Float32Array(buffer, offset * 4, shape.reduce((product, n) => product * n, 1));
    const [centre, radius] = shape.length === 1 ? [1, 0.1] : [0, 0.08 * Math.sqrt(3)];
    for (let i = 0; i < data.length; i++) data[i] = centre + radius * random();
    tensors.set(name, { shape, data });
    offset += data.length;
  }
  const hash = createHash("sha256").update(JSON.stringify(config)).update(new Uint8Array(buffer)).digest("hex");
  return { config, tensors, hash };
}

/** Mulberry32, in [−1, 1): integer arithmetic only, so that every machine draws the same numbers. */
function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 31 - 1;
  };
}
