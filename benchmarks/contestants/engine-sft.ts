/** This engine: one optimizer step, every token a target. Second argument: lora (on every linear layer) or full (every tensor). */
import { createTrainer, openModel, type ModelConfig } from "../../packages/engine/src/index.ts";
import { adam, loraTargets } from "./engine-settings.ts";
import { readInputs } from "./inputs.ts";
import { serve, timed } from "./serve.ts";

const { threads, model: { name }, training, lora } = readInputs();
const full = process.argv[3] === "full";
const model = (await openModel(name)).weights;
await using trainer = await createTrainer({ model, threads, lora: full ? null : { ...lora, seed: 1, targets: loraTargets } });
const batch = training.map((row) => ({ tokens: Uint32Array.from(row), weights: Float32Array.from(row, (_, i) => Number(i > 0)) }));

async function step(): Promise<number> {
  const { loss } = await trainer.forwardBackward(batch, "cross_entropy");
  await trainer.optimStep(adam);
  return loss;
}

/** GFLOP of the matrix products that a step of LoRA cannot do without: frozen weights forward and back, and the logits of every
 * target; full fine-tuning needs the weights' gradients, too. Adapters, attention and padding are not counted. */
function usefulGflop({ hiddenSize, intermediateSize, heads, kvHeads, headDim, layers, vocabSize }: ModelConfig, tokens: number): number {
  const layer = 2 * hiddenSize * heads * headDim + 2 * hiddenSize * kvHeads * headDim + 3 * hiddenSize * intermediateSize;
  return ((full ? 6 : 4) * (layers * layer * tokens + vocabSize * hiddenSize * (tokens - training.length))) / 1e9;
}

const tokens = training.reduce((sum, row) => sum + row.length, 0);
const work = { tokens, gflop: usefulGflop(model.config, tokens) };
const loss = await step();
await step();
await serve({ versions: { node: process.versions.node }, note: `first loss ${loss.toFixed(4)}` }, timed(async () => {
  await step();
  return work;
}));
