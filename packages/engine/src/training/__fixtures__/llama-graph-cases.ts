import type { GraphCase } from "../../graph/__fixtures__/graph-case.ts";
import { noise } from "../../graph/__fixtures__/noise.ts";
import { randomFeeds } from "../../graph/__fixtures__/random-feeds.ts";
import { floatTensor } from "../../onnx/tensors.ts";
import { Int8Weights } from "../../quantization/int8-weights.ts";
import type { Datum } from "../../ports/training.ts";
import { llamaGraph, type LlamaGraphOptions } from "../llama-graph.ts";
import { runSequence, targetsOf } from "../losses/batch-loss.ts";
import { resolveLoss, targetToken } from "../losses/resolve-loss.ts";
import { microBatchFeeds } from "../micro-batch-feeds.ts";
import { randomBatch, randomModel, tinyConfig, tinyLora } from "./random-model.ts";

const positions = 8;

const [first] = randomBatch([7], 3, tinyConfig.vocabSize);
const numbers = (seed: number): Float32Array => noise(7, seed).map((value) => value - 2);
const batch: readonly Datum[] = [first!.tokens, Uint32Array.from([...first!.tokens.subarray(0, 3), 5, 6]), Uint32Array.of(9)].map((tokens, i) => ({
  tokens, weights: Float32Array.from(tokens, (_, t) => (t < 2 ? 0 : 1 + (t % 2))),
  advantages: numbers(20 + i), oldLogprobs: numbers(30 + i), referenceLogprobs: numbers(40 + i),
}));
const loss = resolveLoss({ name: "importance_sampling", normalization: "sum", kl: { coefficient: 0.5, estimator: "k3" } });

/** The loss of a case from its target logprobs, in the order of its output. */
export function caseLoss(logprobs: ArrayLike<number>): number {
  let at = 0;
  return batch.reduce((sum, datum) => [...targetsOf(datum.weights)].reduce((inner, t) => inner + datum.weights[t]! * loss.token.value(logprobs[at++]!, targetToken(datum, t)), sum), 0);
}

/** Three sequences, of which the second shares three tokens with the first; every token after the first two of a sequence is a target, weighted. */
export function llamaGraphCase(name: string, options: Partial<LlamaGraphOptions>): GraphCase {
  const graph = llamaGraph({ config: tinyConfig, lora: tinyLora, backward: true, positions, ...options });
  const feeds = microBatchFeeds(batch.map((datum) => runSequence(datum, loss, 1)), { sequences: [0, 1, 2], shared: [0, 3, 0], tokens: 10, longest: 7 }, options.backward ?? true);
  const angles = noise(positions * tinyConfig.headDim / 2, 7);
  const shape = [positions, tinyConfig.headDim / 2];
  return {
    name,
    graph: () => graph,
    feeds: randomFeeds(graph, {}, {
      ...feeds,
      cos: floatTensor(angles.map((angle) => Math.cos(3 * angle)), shape),
      sin: floatTensor(angles.map((angle) => Math.sin(3 * angle)), shape),
    }),
  };
}

export const llamaGraphCases: readonly GraphCase[] = [
  llamaGraphCase("Llama with LoRA, forward and backward", {}),
  llamaGraphCase("Llama with LoRA, forward", { backward: false }),
  llamaGraphCase("Llama with LoRA on two layers and an untied head", { config: { ...tinyConfig, tiedEmbeddings: false }, lora: { ...tinyLora, targets: ["q_proj", "down_proj"] } }),
  llamaGraphCase("Llama with LoRA over int8 layers", { int8: new Int8Weights(randomModel(tinyConfig), false) }),
  llamaGraphCase("tied Llama, all trained", { lora: null }),
  llamaGraphCase("untied model with biases and norms of queries and keys, all trained", { lora: null, config: { ...tinyConfig, tiedEmbeddings: false, biases: ["q_proj", "k_proj", "v_proj"], qkNorm: true } }),
];
