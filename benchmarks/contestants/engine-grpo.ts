/** This engine: one GRPO step of LoRA in float32. Its rows are sampled, rewarded and trained on, and the sampler is given the new weights. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSampler, createTrainer, mergeAdapter, openModel, readAdapter, type Adapter, type Datum, type SampledSequence } from "../../packages/engine/src/index.ts";
import { adam, loraTargets } from "./engine-settings.ts";
import { groupAdvantages, shareOfEvenTokens } from "./group-advantages.ts";
import { readInputs } from "./inputs.ts";
import { serve, timed } from "./serve.ts";

const { threads, model: { name }, lora, grpo: { prompts, completions, newTokens } } = readInputs();
await using cleanup = new AsyncDisposableStack();
const folder = await mkdtemp(join(tmpdir(), "grpo-"));
cleanup.defer(() => rm(folder, { recursive: true, force: true }));

const base = (await openModel(name)).weights;
const rows = prompts.flatMap((prompt) => Array.from({ length: completions }, () => Uint32Array.from(prompt)));
// A whole group goes through the model at once, its prompt a single time.
const tokensPerRun = prompts[0]!.length + completions * newTokens;
await using trainer = await createTrainer({ model: base, threads, tokensPerRun, lora: { ...lora, seed: 1, targets: loraTargets } });
let policy = mergeAdapter(base, await trained());
await using sampler = await createSampler({ model: policy, threads, maxBatch: rows.length });

let steps = 0;
async function step(): Promise<{ tokens: number; reward: number }> {
  const sampled = await sampler.sample(rows.map((tokens, row) => ({ tokens, maxTokens: newTokens, temperature: 1, topP: 1, seed: steps * rows.length + row, stopTokens: [] })));
  const rewards = sampled.map(({ tokens }) => shareOfEvenTokens(tokens));
  const advantages = groupAdvantages(rewards, completions);
  await trainer.forwardBackward(sampled.map((completion, row) => datum(rows[row]!, completion, advantages[row]!)), { name: "ppo", normalization: "grpo" });
  await trainer.optimStep(adam);
  policy = mergeAdapter(base, await trained(), { into: policy });
  await sampler.reset();
  steps++;
  return { tokens: sampled.reduce((sum, { tokens }) => sum + tokens.length, 0), reward: rewards.reduce((a, b) => a + b, 0) / rewards.length };
}

function datum(prompt: Uint32Array, { tokens, logprobs }: SampledSequence, advantage: number): Datum {
  const after = <T extends Uint32Array | Float32Array>(all: T, values: ArrayLike<number>): T => (all.set(values, prompt.length), all);
  const length = prompt.length + tokens.length;
  const ids = after(new Uint32Array(length), tokens);
  ids.set(prompt);
  const weights = new Float32Array(length).fill(1, prompt.length);
  return { tokens: ids, weights, advantages: new Float32Array(length).fill(advantage, prompt.length), oldLogprobs: after(new Float32Array(length), logprobs) };
}

/** The trainer's adapter, by way of a folder: the trainer gives it no other way. */
async function trained(): Promise<Adapter> {
  const adapter = join(folder, "adapter");
  await trainer.saveWeights(adapter);
  return await readAdapter(adapter);
}

const { reward } = await step();
const note = `${prompts.length} × ${completions} completions of ${newTokens} tokens; first mean reward ${reward.toFixed(3)}`;
await serve({ versions: { node: process.versions.node }, note }, timed(async () => ({ tokens: (await step()).tokens })));
