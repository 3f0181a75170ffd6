import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openFixtureModel } from "../models/fixture-model.ts";
import { openModel } from "../models/open-model.ts";
import type { AdamParams } from "../ports/training.ts";
import type { ModelConfig } from "../ports/weights.ts";
import { random, randomBatch, randomModel, tinyConfig, tinyLora } from "./__fixtures__/random-model.ts";
import { LocalTrainer } from "./local-trainer.ts";

const adam: AdamParams = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0, maxGradNorm: 1 };
const batch = randomBatch([9, 14, 5], 4, tinyConfig.vocabSize);
const configs: readonly [string, ModelConfig, number][] = [
  ["a tied Llama", tinyConfig, 2 + 2 * 9],
  ["a Qwen2: untied, with biases", { ...tinyConfig, architecture: "qwen2", tiedEmbeddings: false, biases: ["q_proj", "k_proj", "v_proj"] }, 3 + 2 * 12],
  ["a Qwen3: with norms of queries and keys", { ...tinyConfig, architecture: "qwen3", qkNorm: true }, 2 + 2 * 11],
];
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "overt-full-"));
});
afterAll(() => rm(folder, { recursive: true }));

test.each(configs)("%s: every tensor's gradient agrees with five-point finite differences", async (_, config, tensors) => {
  await using trainer = new LocalTrainer({ model: randomModel(config), lora: null, threads: 1 });
  await trainer.forwardBackward(batch, "cross_entropy");
  const gradients = new Map([...trainer.gradients].map(([name, { data }]) => [name, data.slice()]));
  expect(gradients.size).toBe(tensors);
  const next = random(17);
  for (const [name, { data }] of trainer.tensors) {
    const gradient = gradients.get(name)!;
    const norm = Math.hypot(...gradient);
    // Half along the gradient, so that the slope is not lost in rounding, half along noise.
    const direction = gradient.map((value) => (norm > 0 ? value / norm : 0) + (2 * next() - 1) / Math.sqrt(data.length));
    const center = data.slice();
    const at = async (k: number): Promise<number> => {
      for (let i = 0; i < data.length; i++) data[i] = center[i]! + k * 0.01 * direction[i]!;
      return (await trainer.forward(batch, "cross_entropy")).loss;
    };
    const slope = (8 * (await at(1)) - 8 * (await at(-1)) - (await at(2)) + (await at(-2))) / (12 * 0.01);
    data.set(center);
    const expected = gradient.reduce((sum, value, i) => sum + value * direction[i]!, 0);
    // A bias of the keys moves all scores of a query alike, up to the rotation: its gradient is small beside its rounding.
    expect(Math.abs(slope - expected), name).toBeLessThan(2e-3 * Math.abs(expected) + 2e-5);
  }
});

test("the model that was given stays the reference, and does not change", async () => {
  const model = randomModel(tinyConfig);
  const before = [...model.tensors].map(([, { data }]) => data.slice());
  await using trainer = new LocalTrainer({ model, lora: null, threads: 2, workers: 2, tokensPerRun: 14 });
  const start = await trainer.logprobs(batch);
  for (let step = 0; step < 3; step++) {
    await trainer.forwardBackward(batch, "cross_entropy");
    await trainer.optimStep(adam);
  }
  expect(await trainer.logprobs(batch, { of: "reference" })).toEqual(start);
  expect(await trainer.logprobs(batch)).not.toEqual(start);
  expect([...model.tensors].map(([, { data }]) => data.slice())).toEqual(before);
});

test.each(configs)("%s: saved, it opens as a model that gives the same logprobs", async (_, config) => {
  const { tokenizerDefinition } = openFixtureModel();
  const model = randomModel({ ...config, vocabSize: tokenizerDefinition.vocabSize, bosToken: 1, eosToken: 2 });
  await using trainer = new LocalTrainer({ model, lora: null, threads: 1, tokenizerDefinition });
  await trainer.forwardBackward(batch, "cross_entropy");
  await trainer.optimStep(adam);
  const path = join(folder, config.architecture);
  await trainer.saveWeights(path, { metadata: { canary: "c" } });
  const { weights, metadata } = await openModel(path);
  expect(metadata).toMatchObject({ canary: "c" });
  await using loaded = new LocalTrainer({ model: weights, lora: tinyLora, threads: 1 });
  expect(await loaded.logprobs(batch)).toEqual(await trainer.logprobs(batch));
});

describe("saved state", () => {
  test("resuming is bit-exact", async () => {
    const file = join(folder, "state");
    const options = { model: randomModel(tinyConfig), lora: null, threads: 1 };
    const steps = async (trainer: LocalTrainer): Promise<number[]> => {
      const numbers: number[] = [];
      for (let i = 0; i < 3; i++) {
        numbers.push((await trainer.forwardBackward(batch, "cross_entropy")).loss, (await trainer.optimStep(adam)).gradNorm);
      }
      return numbers;
    };
    await using straight = new LocalTrainer(options);
    await steps(straight);
    await straight.saveState(file);
    const expected = await steps(straight);
    await using resumed = new LocalTrainer(options);
    await resumed.loadState(file);
    expect(await steps(resumed)).toEqual(expected);
    expect([...resumed.tensors]).toEqual([...straight.tensors]);
    await using lora = new LocalTrainer({ ...options, lora: tinyLora });
    await expect(lora.loadState(file)).rejects.toThrow("was saved with trains full; this trainer has lora");
  });
});

test("what needs an adapter, or a tokenizer that is not there, is refused", async () => {
  const options = { model: randomModel(tinyConfig), lora: null, threads: 1 };
  await using trainer = new LocalTrainer(options);
  await expect(trainer.saveWeights(join(folder, "none"))).rejects.toThrow("Create the trainer with the option tokenizerDefinition.");
  expect(() => new LocalTrainer({ ...options, precision: "int8" })).toThrow('precision is "int8" and lora is null');
  const initialAdapter = { tensors: new Map(), config: { baseName: "", rank: 1, alpha: 1, scaling: 1, targets: [] }, baseHash: null };
  expect(() => new LocalTrainer({ ...options, initialAdapter })).toThrow("initialAdapter is given and lora is null");
});
