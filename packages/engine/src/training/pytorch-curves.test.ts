import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { AdamParams, Datum, Loss } from "../ports/training.ts";
import { disturb, random, randomBatch, randomModel, tinyConfig, tinyLora } from "./__fixtures__/random-model.ts";
import { LocalTrainer } from "./local-trainer.ts";

interface Curve {
  readonly loss: readonly number[];
  readonly gradNorm: readonly number[];
}
interface Golden {
  readonly sft: Readonly<Record<"lora" | "rslora" | "full", Curve>>;
  readonly grpo: Readonly<Record<"grpo" | "dr_grpo" | "dapo", Curve & { readonly clipFraction: readonly number[]; readonly klReference: readonly number[] }>>;
}
const golden = JSON.parse(readFileSync(new URL("__fixtures__/training-golden.json", import.meta.url), "utf8")) as Golden;
const adam: AdamParams = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0.01, maxGradNorm: 1 };
const model = randomModel(tinyConfig);

/** A's and B's of the golden script. */
function createLora(rsLora = false): LocalTrainer {
  const trainer = new LocalTrainer({ model, lora: { ...tinyLora, rsLora }, threads: 1 });
  for (const { data } of trainer.tensors.values()) data.fill(0);
  disturb(trainer.tensors);
  return trainer;
}

function expectClose(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(Math.abs(actual[i]! - value), `step ${i + 1}: ${actual[i]} against ${value}`).toBeLessThan(tolerance));
}

describe("20 steps of supervised fine-tuning follow PyTorch's loss and gradient norm", () => {
  test.each<[keyof Golden["sft"], () => LocalTrainer, number]>([
    ["lora", () => createLora(), 0.01],
    ["rslora", () => createLora(true), 0.01],
    ["full", () => new LocalTrainer({ model, lora: null, threads: 1 }), 0.003],
  ])("%s", async (kind, create, learningRate) => {
    await using trainer = create();
    const batch = randomBatch([12, 9, 20], 5, tinyConfig.vocabSize);
    const [losses, norms]: [number[], number[]] = [[], []];
    for (let step = 0; step < 20; step++) {
      losses.push((await trainer.forwardBackward(batch, "cross_entropy")).loss);
      norms.push((await trainer.optimStep({ ...adam, learningRate })).gradNorm);
    }
    expectClose(losses, golden.sft[kind].loss, 1e-4);
    expectClose(norms, golden.sft[kind].gradNorm, 1e-3);
  });
});

/** Two prompts of 6 tokens with three completions each. */
function grpoBatch(): Datum[] {
  const next = random(11);
  const prompts = randomBatch([6, 6], 0, tinyConfig.vocabSize, 9);
  const advantages = [1.2, -0.3, -0.9, 0.8, -1.3, 0.5];
  return [4, 9, 6, 7, 5, 8].map((length, i) => {
    const completion = Array.from({ length }, () => Math.floor(next() * tinyConfig.vocabSize));
    const tokens = Uint32Array.from([...prompts[Math.floor(i / 3)]!.tokens, ...completion]);
    return { tokens, weights: Float32Array.from(tokens, (_, t) => (t >= 6 ? 1 : 0)), advantages: new Float32Array(tokens.length).fill(advantages[i]!) };
  });
}

describe("5 steps of GRPO follow PyTorch's loss, gradient norm, clip fraction and KL", () => {
  test.each<[keyof Golden["grpo"], Loss]>([
    ["grpo", { name: "ppo", normalization: "grpo", kl: { coefficient: 0.04, estimator: "k3" } }],
    ["dr_grpo", { name: "ppo", normalization: "dr_grpo", maxCompletionTokens: 10, kl: { coefficient: 0, estimator: "k3" } }],
    ["dapo", { name: "ppo", normalization: "dapo", clipHigh: 0.28, kl: { coefficient: 0, estimator: "k3" } }],
  ])("%s", async (name, loss) => {
    await using trainer = createLora();
    const sampled = grpoBatch();
    const [old, reference] = [await trainer.logprobs(sampled), await trainer.logprobs(sampled, { of: "reference" })];
    const batch = sampled.map((datum, i) => ({ ...datum, oldLogprobs: old[i]!, referenceLogprobs: reference[i]! }));
    const curve = { loss: [] as number[], gradNorm: [] as number[], clipFraction: [] as number[], klReference: [] as number[] };
    for (let step = 0; step < 5; step++) {
      const { loss: value, metrics } = await trainer.forwardBackward(batch, loss);
      curve.loss.push(value);
      curve.clipFraction.push(metrics["policy/clip_fraction"]!);
      curve.klReference.push(metrics["kl/policy_reference_k3"]!);
      curve.gradNorm.push((await trainer.optimStep({ ...adam, learningRate: 0.005 })).gradNorm);
    }
    expectClose(curve.loss, golden.grpo[name].loss, 1e-4);
    expectClose(curve.gradNorm, golden.grpo[name].gradNorm, 1e-3);
    expectClose(curve.clipFraction, golden.grpo[name].clipFraction, 1e-3);
    expectClose(curve.klReference, golden.grpo[name].klReference, 1e-3);
    expect(Math.max(...curve.clipFraction)).toBeGreaterThan(0.2);
  });
});
