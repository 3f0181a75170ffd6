/**
 * Whether memory grows over many training steps of a tiny model, with batches of ever other sizes.
 *
 * npx node benchmarks/profiles/training-memory.ts [steps=1000]
 *
 * Prints resident memory and JavaScript's heap after every tenth of the steps; fails where the second
 * half of them added more than 5 % to the resident memory.
 */
import type { AdamParams, Datum } from "../../packages/engine/src/ports/training.ts";
import { random, randomBatch, randomModel, tinyConfig, tinyLora } from "../../packages/engine/src/training/__fixtures__/random-model.ts";
import { createTrainer } from "../../packages/engine/src/training/create-trainer.ts";

const steps = Number(process.argv[2] ?? 1000);
const adam: AdamParams = { learningRate: 1e-3, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0, maxGradNorm: 1 };
const next = random(1);
const config = { ...tinyConfig, hiddenSize: 64, intermediateSize: 192, vocabSize: 2000, contextLength: 512 };

/** A group of completions of one prompt; prompts and completions are of any length. */
function randomGroup(): Datum[] {
  const [prompt] = randomBatch([20 + Math.floor(next() * 100)], 0, config.vocabSize, Math.floor(next() * 2 ** 31));
  return Array.from({ length: 2 + Math.floor(next() * 6) }, () => {
    const [completion] = randomBatch([10 + Math.floor(next() * 60)], 0, config.vocabSize, Math.floor(next() * 2 ** 31));
    const tokens = Uint32Array.from([...prompt!.tokens, ...completion!.tokens]);
    return { tokens, weights: Float32Array.from(tokens, (_, t) => (t >= prompt!.tokens.length ? 1 : 0)), advantages: Float32Array.from(tokens, () => next() - 0.5) };
  });
}

const resident: number[] = [];
for (const lora of [tinyLora, null]) {
  await using trainer = await createTrainer({ model: randomModel(config), lora, threads: 2, workers: 2 });
  console.log(lora ? "LoRA" : "full fine-tuning");
  resident.length = 0;
  for (let step = 1; step <= steps; step++) {
    const group = randomGroup();
    const oldLogprobs = await trainer.logprobs(group);
    await trainer.forwardBackward(group.map((datum, i) => ({ ...datum, oldLogprobs: oldLogprobs[i]! })), { name: "ppo" });
    await trainer.optimStep(adam);
    if (step % Math.ceil(steps / 10) !== 0) continue;
    const { rss, heapUsed } = process.memoryUsage();
    resident.push(rss);
    console.log(`step ${step}: ${(rss / 2 ** 20).toFixed(0)} MiB resident, ${(heapUsed / 2 ** 20).toFixed(0)} MiB of JavaScript's heap`);
  }
  const growth = resident.at(-1)! / resident[Math.floor(resident.length / 2) - 1]! - 1;
  console.log(`the second half added ${(100 * growth).toFixed(1)} %`);
  if (growth > 0.05) process.exitCode = 1;
}
