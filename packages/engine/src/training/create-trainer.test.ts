import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readAdapter } from "../formats/read-adapter.ts";
import type { AdamParams, TrainingClient } from "../ports/training.ts";
import { randomBatch, randomModel, tinyConfig, tinyLora } from "./__fixtures__/random-model.ts";
import { createTrainer } from "./create-trainer.ts";

const model = randomModel(tinyConfig);
const options = { model, lora: tinyLora, threads: 1 };
const adam: AdamParams = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0.01, maxGradNorm: 1 };
const batch = randomBatch([12, 9, 20], 5, tinyConfig.vocabSize);
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "overt-trainer-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function train(trainer: TrainingClient, steps: number): Promise<number[]> {
  const losses: number[] = [];
  for (let i = 0; i < steps; i++) {
    losses.push((await trainer.forwardBackward(batch, "cross_entropy")).loss);
    losses.push((await trainer.optimStep(adam)).gradNorm);
  }
  return losses;
}

describe("saved state", () => {
  test("resuming is bit-exact: same losses, norms and weights as without the break", async () => {
    const file = join(folder, "state");
    await using straight = await createTrainer(options);
    await train(straight, 3);
    await straight.saveState(file);
    const expected = await train(straight, 3);
    await straight.saveWeights(join(folder, "straight"));

    await using resumed = await createTrainer({ ...options, lora: { ...tinyLora, seed: 99 } });
    await resumed.loadState(file);
    expect(await train(resumed, 3)).toEqual(expected);
    await resumed.saveWeights(join(folder, "resumed"));
    const [a, b] = await Promise.all(["straight", "resumed"].map((name) => readAdapter(join(folder, name))));
    expect(b!.tensors).toEqual(a!.tensors);
    expect((await readdir(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("a gradient that waits for its step is part of the state", async () => {
    const file = join(folder, "pending");
    await using first = await createTrainer(options);
    await first.forwardBackward(batch, "cross_entropy");
    await first.saveState(file);
    await using second = await createTrainer(options);
    await second.loadState(file);
    expect(await second.optimStep(adam)).toEqual(await first.optimStep(adam));
  });

  test("states of other trainers and damaged ones are refused", async () => {
    const file = join(folder, "other");
    await using trainer = await createTrainer(options);
    await trainer.saveState(file);
    await using other = await createTrainer({ ...options, lora: { ...tinyLora, rank: 2 } });
    await expect(other.loadState(file)).rejects.toThrow("was saved with rank 4; this trainer has 2");
    const whole = await readFile(file);
    const flipped = Buffer.from(whole);
    flipped[flipped.length - 9]! ^= 1;
    await writeFile(file, flipped);
    await expect(trainer.loadState(file)).rejects.toThrow("does not have the checksum");
    await writeFile(file, whole.subarray(0, -4));
    await expect(trainer.loadState(file)).rejects.toThrow("cut short or damaged");
    await writeFile(file, "something else");
    await expect(trainer.loadState(file)).rejects.toThrow("is not a trainer state");
    await expect(trainer.loadState(join(folder, "missing"))).rejects.toThrow("ENOENT");
  });
});

describe("adapters", () => {
  test("training goes on from a saved adapter", async () => {
    await using first = await createTrainer(options);
    await train(first, 3);
    await first.saveWeights(join(folder, "adapter"), { metadata: { canary: "c" } });
    const initialAdapter = await readAdapter(join(folder, "adapter"));
    expect(initialAdapter.metadata).toMatchObject({ canary: "c" });
    await using second = await createTrainer({ ...options, initialAdapter });
    expect(await second.forward(batch, "cross_entropy")).toEqual(await first.forward(batch, "cross_entropy"));
    await expect(createTrainer({ ...options, lora: { ...tinyLora, rank: 8 }, initialAdapter })).rejects.toThrow("initialAdapter has rank 4");
    await expect(createTrainer({ ...options, lora: { ...tinyLora, targets: ["q_proj"] }, initialAdapter })).rejects.toThrow("which this trainer would drop");
    await expect(createTrainer({ ...options, model: { ...model, hash: "b".repeat(64) }, initialAdapter })).rejects.toThrow("was trained on the model aaaaaaaaaaaa…");
  });
});

test("a rank-stabilised adapter keeps its scaling where it is saved, and trains on with that alone", async () => {
  const lora = { ...tinyLora, rsLora: true };
  await using first = await createTrainer({ ...options, lora });
  await train(first, 2);
  await first.saveWeights(join(folder, "stabilised"));
  const initialAdapter = await readAdapter(join(folder, "stabilised"));
  expect(initialAdapter.config.scaling).toBe(tinyLora.alpha / Math.sqrt(tinyLora.rank));
  await using second = await createTrainer({ ...options, lora, initialAdapter });
  expect(await second.logprobs(batch)).toEqual(await first.logprobs(batch));
  await expect(createTrainer({ ...options, initialAdapter })).rejects.toThrow("initialAdapter has rank 4 and scaling 4; lora asks for rank 4 and scaling 2.");
});

describe("the worker", () => {
  test("takes policy gradients and gives logprobs; on the policy's own tokens nothing is clipped", async () => {
    await using trainer = await createTrainer(options);
    const oldLogprobs = await trainer.logprobs(batch);
    const rl = batch.map((datum, i) => ({ ...datum, oldLogprobs: oldLogprobs[i]!, advantages: new Float32Array(datum.tokens.length).fill(i - 1) }));
    const result = await trainer.forwardBackward(rl, { name: "ppo", normalization: "grpo" });
    expect(result.logprobs).toEqual(oldLogprobs);
    expect(result.loss).toBeCloseTo(0, 6);
    expect(result.metrics).toMatchObject({ "policy/ratio": 1, "policy/clip_fraction": 0, "kl/old_policy_k3": 0 });
    expect(result.metrics["entropy/sampled"]).toBeCloseTo((await trainer.forward(batch, "cross_entropy")).loss, 6);
    expect((await trainer.optimStep(adam)).gradNorm).toBeGreaterThan(0.01);
  });

  test("leaves the calling thread responsive", async () => {
    await using trainer = await createTrainer(options);
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    await train(trainer, 5);
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(3);
  });

  test("errors cross the thread boundary with name and message; the trainer lives on", async () => {
    await using trainer = await createTrainer(options);
    await expect(trainer.forwardBackward([], "cross_entropy")).rejects.toMatchObject({ name: "RangeError", message: expect.stringContaining("batch is empty") });
    await expect(trainer.optimStep({ ...adam, beta1: 1 })).rejects.toThrow("beta1 is 1; it must be at least 0 and below 1.");
    expect((await trainer.forward(batch, "cross_entropy")).targetTokens).toBe(15);
  });

  test("options that cannot work are refused", async () => {
    await expect(createTrainer({ ...options, threads: 0 })).rejects.toThrow("threads is 0; it must be a positive integer.");
  });
});
