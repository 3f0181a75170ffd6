/** This engine: one optimizer step of LoRA on completions of one prompt. Arguments: inputs, shared (the prompt goes through the model
 * once) or unshared (with every completion), workers. Each worker computes its part of the batch in one run. */
import { createTrainer, openModel } from "../../packages/engine/src/index.ts";
import { adam, loraTargets } from "./engine-settings.ts";
import { readInputs } from "./inputs.ts";
import { serve, timed } from "./serve.ts";

const { threads, model: { name }, lora, group, groupPrompt } = readInputs();
const sharePrefixes = process.argv[3] === "shared";
const workers = Math.min(Number(process.argv[4]), threads);
const tokens = group.reduce((sum, row) => sum + row.length, 0);
const tokensPerRun = sharePrefixes ? tokens - (group.length - 1) * groupPrompt : Math.ceil(group.length / workers) * group[0]!.length;
const batch = group.map((row) => ({ tokens: Uint32Array.from(row), weights: new Float32Array(row.length).fill(1, groupPrompt) }));
await using trainer = await createTrainer({ model: (await openModel(name)).weights, threads, workers, sharePrefixes, tokensPerRun, lora: { ...lora, seed: 1, targets: loraTargets } });

async function step(): Promise<string> {
  const { loss, computedTokens } = await trainer.forwardBackward(batch, "cross_entropy");
  const { gradNorm } = await trainer.optimStep(adam);
  return `${computedTokens} of ${tokens} tokens computed; first loss ${loss.toFixed(4)}, gradient norm ${gradNorm.toFixed(4)}`;
}

const note = await step();
await step();
await serve({ versions: { node: process.versions.node }, note }, timed(async () => {
  await step();
  return { tokens };
}));
