/** This engine: one optimizer step of LoRA on every linear layer, every token a target. */
import { createTrainer, openModel, type AdamParams, type LoraTarget, type ModelConfig } from "../../packages/engine/src/index.ts";
import { readInputs } from "./inputs.ts";
import { serve, timed } from "./serve.ts";

const { threads, model: { name }, training, lora } = readInputs();
const targets: LoraTarget[] = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];
const adam: AdamParams = { learningRate: 1e-4, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0, maxGradNorm: 1 };
const model = (await openModel(name)).weights;
await using trainer = await createTrainer({ model, threads, lora: { ...lora, seed: 1, targets } });
const batch = training.map((row) => ({ tokens: Uint32Array.from(row), weights: Float32Array.from(row, (_, i) => Number(i > 0)) }));

async function step(): Promise<number> {
  const { loss } = await trainer.forwardBackward(batch, "cross_entropy");
  await trainer.optimStep(adam);
  return loss;
}

/** GFLOP of the matrix products that such a step cannot do without: frozen weights forward and back, and the logits of every
 * target. Adapters, attention and padding are not counted. */
function usefulGflop({ hiddenSize, intermediateSize, heads, kvHeads, headDim, layers, vocabSize }: ModelConfig, tokens: number): number {
  const layer = 2 * hiddenSize * heads * headDim + 2 * hiddenSize * kvHeads * headDim + 3 * hiddenSize * intermediateSize;
  return (4 * (layers * layer * tokens + vocabSize * hiddenSize * (tokens - training.length))) / 1e9;
}

const tokens = training.reduce((sum, row) => sum + row.length, 0);
const work = { tokens, gflop: usefulGflop(model.config, tokens) };
const loss = await step();
await step();
await serve({ versions: { node: process.versions.node }, note: `first loss ${loss.toFixed(4)}` }, timed(async () => {
  await step();
  return work;
}));
