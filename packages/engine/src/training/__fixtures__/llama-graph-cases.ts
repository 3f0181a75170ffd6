import type { GraphCase } from "../../graph/__fixtures__/graph-case.ts";
import { noise } from "../../graph/__fixtures__/noise.ts";
import { randomFeeds } from "../../graph/__fixtures__/random-feeds.ts";
import { floatTensor } from "../../onnx/tensors.ts";
import { Int8Weights } from "../../quantization/int8-weights.ts";
import { llamaGraph, type LlamaGraphOptions } from "../llama-graph.ts";
import { microBatchFeeds } from "../micro-batch-feeds.ts";
import { randomBatch, randomModel, tinyConfig, tinyLora } from "./random-model.ts";

const positions = 8;

/** Three sequences in two rows of seven slots, two slots empty; every token after the first four of a sequence is a target, weighted. */
export function llamaGraphCase(name: string, options: Partial<LlamaGraphOptions>): GraphCase {
  const graph = llamaGraph({ config: tinyConfig, lora: tinyLora, backward: true, positions, ...options });
  const { feeds, weights } = microBatchFeeds(randomBatch([7, 4, 1], 3, tinyConfig.vocabSize), { rowLength: 7, rows: [[0], [1, 2]] });
  const angles = noise(positions * tinyConfig.headDim / 2, 7);
  const shape = [positions, tinyConfig.headDim / 2];
  return {
    name,
    graph: () => graph,
    feeds: randomFeeds(graph, {}, {
      ...feeds,
      cos: floatTensor(angles.map((angle) => Math.cos(3 * angle)), shape),
      sin: floatTensor(angles.map((angle) => Math.sin(3 * angle)), shape),
      targetWeights: floatTensor(noise(weights.length, 5), [weights.length, 1]),
    }),
  };
}

export const llamaGraphCases: readonly GraphCase[] = [
  llamaGraphCase("Llama with LoRA, forward and backward", {}),
  llamaGraphCase("Llama with LoRA, forward", { backward: false }),
  llamaGraphCase("Llama with LoRA on two layers and an untied head", { config: { ...tinyConfig, tiedEmbeddings: false }, lora: { ...tinyLora, targets: ["q_proj", "down_proj"] } }),
  llamaGraphCase("Llama with LoRA over int8 layers", { int8: new Int8Weights(randomModel(tinyConfig), false) }),
];
