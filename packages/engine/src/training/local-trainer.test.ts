import { describe, expect, test } from "vitest";
import { relativeError } from "../graph/__fixtures__/finite-differences.ts";
import type { AdamParams, Datum } from "../ports/training.ts";
import type { TensorView } from "../ports/weights.ts";
import { plainLlamaLogprobs } from "./__fixtures__/plain-llama.ts";
import { disturb, random, randomBatch, randomModel, tinyConfig, tinyLora } from "./__fixtures__/random-model.ts";
import { LocalTrainer } from "./local-trainer.ts";
import type { TrainerOptions } from "./trainer-options.ts";

const model = randomModel(tinyConfig);
const create = (options: Partial<TrainerOptions> = {}): LocalTrainer => {
  const trainer = new LocalTrainer({ model, lora: tinyLora, threads: 1, ...options });
  disturb(trainer.tensors);
  return trainer;
};
const adam: AdamParams = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0, maxGradNorm: 1 };
const copy = (tensors: ReadonlyMap<string, TensorView>): Map<string, Float32Array> => new Map([...tensors].map(([name, { data }]) => [name, data.slice()]));
const flat = (tensors: ReadonlyMap<string, TensorView>): number[] => [...tensors.values()].flatMap(({ data }) => [...data]);

describe("forward", () => {
  test.each([true, false])("loss equals that of plain loops (tied embeddings: %s)", async (tiedEmbeddings) => {
    const own = randomModel({ ...tinyConfig, tiedEmbeddings });
    await using trainer = create({ model: own });
    const batch = randomBatch([9, 14, 5], 4, tinyConfig.vocabSize);
    const { loss, targetTokens, tokens } = await trainer.forward(batch, "cross_entropy");
    let expected = 0;
    for (const datum of batch) for (const logprob of plainLlamaLogprobs(own, trainer.tensors, tinyLora, datum.tokens).slice(-4)) expected -= logprob;
    expect(loss).toBeCloseTo(expected / 12, 5);
    expect({ targetTokens, tokens }).toEqual({ targetTokens: 12, tokens: 28 });
  });

  test("a fresh adapter changes nothing", async () => {
    await using trainer = new LocalTrainer({ model, lora: tinyLora, threads: 1 });
    const [datum] = randomBatch([12], 11, tinyConfig.vocabSize);
    const { loss } = await trainer.forward([datum!], "cross_entropy");
    const logprobs = plainLlamaLogprobs(model, new Map(), tinyLora, datum!.tokens);
    expect(loss).toBeCloseTo(-logprobs.reduce((a, b) => a + b, 0) / 11, 5);
  });

  test("masked equals sliced: tokens after the last target do not matter", async () => {
    await using trainer = create();
    const [long] = randomBatch([16], 0, tinyConfig.vocabSize);
    const weights = long!.weights.map((_, i) => (i >= 5 && i < 9 ? 1 : 0));
    const masked = await trainer.forward([{ tokens: long!.tokens, weights }], "cross_entropy");
    const sliced = await trainer.forward([{ tokens: long!.tokens.slice(0, 9), weights: weights.slice(0, 9) }], "cross_entropy");
    expect(masked.loss).toBeCloseTo(sliced.loss, 6);
    expect(masked.targetTokens).toBe(4);
  });

  test("fractional weights average by weight; the first token's weight is ignored", async () => {
    await using trainer = create();
    const tokens = Uint32Array.of(3, 1, 4, 1, 5);
    const logprobs = plainLlamaLogprobs(model, trainer.tensors, tinyLora, tokens);
    const { loss, targetTokens } = await trainer.forward([{ tokens, weights: Float32Array.of(9, 0.5, 0, 0, 2) }], "cross_entropy");
    expect(targetTokens).toBe(2.5);
    expect(loss).toBeCloseTo(-(0.5 * logprobs[0]! + 2 * logprobs[3]!) / 2.5, 5);
  });
});

describe("gradients", () => {
  test("every adapter tensor agrees with five-point finite differences", async () => {
    await using trainer = create();
    const batch = randomBatch([9, 14, 5], 4, tinyConfig.vocabSize);
    await trainer.forwardBackward(batch, "cross_entropy");
    const gradients = copy(trainer.gradients);
    expect(gradients.size).toBe(28);
    const next = random(17);
    for (const [name, { data }] of trainer.tensors) {
      const gradient = gradients.get(name)!;
      const norm = Math.hypot(...gradient);
      // Half along the gradient, so that the slope is not lost in rounding, half along noise.
      const direction = gradient.map((value) => value / norm + (2 * next() - 1) / Math.sqrt(data.length));
      const center = data.slice();
      const at = async (k: number): Promise<number> => {
        for (let i = 0; i < data.length; i++) data[i] = center[i]! + k * 0.02 * direction[i]!;
        return (await trainer.forward(batch, "cross_entropy")).loss;
      };
      const slope = (8 * (await at(1)) - 8 * (await at(-1)) - (await at(2)) + (await at(-2))) / (12 * 0.02);
      data.set(center);
      const expected = gradient.reduce((sum, value, i) => sum + value * direction[i]!, 0);
      expect(Math.abs(slope - expected) / Math.abs(expected), name).toBeLessThan(2e-3);
    }
  });

  test("packed, one by one and in runs of any size give the same loss and gradient", async () => {
    const batch = randomBatch([20, 9, 7, 4, 12, 3], 3, tinyConfig.vocabSize);
    const results = await Promise.all([1000, 24, 1].map(async (tokensPerRun) => {
      await using trainer = create({ tokensPerRun });
      const { loss } = await trainer.forwardBackward(batch, "cross_entropy");
      return { loss, gradient: flat(trainer.gradients) };
    }));
    for (const { loss, gradient } of results.slice(1)) {
      expect(loss).toBeCloseTo(results[0]!.loss, 5);
      expect(relativeError(gradient, results[0]!.gradient)).toBeLessThan(1e-5);
    }
  });

  test("halves weighted by their targets equal the whole batch; calls add up", async () => {
    const batch = randomBatch([10, 8, 13], 3, tinyConfig.vocabSize);
    const gradientOf = async (parts: readonly (readonly Datum[])[]): Promise<number[]> => {
      await using trainer = create();
      for (const part of parts) await trainer.forwardBackward(part, "cross_entropy");
      return flat(trainer.gradients);
    };
    const whole = await gradientOf([batch]);
    const first = await gradientOf([batch.slice(0, 2)]);
    const second = await gradientOf([batch.slice(2)]);
    expect(relativeError(first.map((value, i) => (6 * value + 3 * second[i]!) / 9), whole)).toBeLessThan(1e-5);
    expect(relativeError(await gradientOf([batch.slice(0, 2), batch.slice(2)]), first.map((value, i) => value + second[i]!))).toBeLessThan(1e-6);
  });

  test("summed over calls and divided by their targets, they make the step of one joint batch", async () => {
    const batch = randomBatch([10, 8, 13], 3, tinyConfig.vocabSize);
    // A large eps: else Adam's first step is the gradient's sign, which rounding decides where the gradient is nearly 0.
    const params = { ...adam, eps: 1e-3, maxGradNorm: 0.1 };
    await using joint = create();
    await joint.forwardBackward(batch, "cross_entropy");
    const { gradNorm } = await joint.optimStep(params);
    await using apart = create();
    for (const part of [batch.slice(0, 2), batch.slice(2)]) await apart.forwardBackward(part, { name: "cross_entropy", normalization: "sum" });
    expect((await apart.optimStep({ ...params, gradientDivisor: 9 })).gradNorm).toBeCloseTo(gradNorm, 5);
    expect(relativeError(flat(apart.tensors), flat(joint.tensors))).toBeLessThan(1e-5);
    await expect(apart.optimStep({ ...adam, gradientDivisor: 0 })).rejects.toThrow("gradientDivisor is 0; it must be a positive number.");
  });

  test("only the targets' layers get gradients", async () => {
    await using trainer = create({ lora: { ...tinyLora, targets: ["q_proj", "down_proj"] } });
    await trainer.forwardBackward(randomBatch([8], 4, tinyConfig.vocabSize), "cross_entropy");
    expect(trainer.gradients.size).toBe(8);
    for (const [name, { data }] of trainer.gradients) expect(Math.hypot(...data), name).toBeGreaterThan(0);
  });
});

describe("training", () => {
  // The frozen norm and head bound the logits of a random model: about 0.12 nats is the floor here.
  test("overfits two sequences: from above 3 nats to below 0.15", async () => {
    await using trainer = new LocalTrainer({ model, lora: { ...tinyLora, rank: 8, alpha: 16 }, threads: 1 });
    const batch = randomBatch([12, 9], 8, tinyConfig.vocabSize);
    const losses: number[] = [];
    for (let step = 0; step < 150; step++) {
      losses.push((await trainer.forwardBackward(batch, "cross_entropy")).loss);
      expect((await trainer.optimStep(adam)).step).toBe(step + 1);
    }
    expect(losses[0]).toBeGreaterThan(3);
    expect(losses.at(-1)).toBeLessThan(0.15);
  });

  test("the base model's weights do not change", async () => {
    const before = copy(model.tensors);
    await using trainer = create();
    await trainer.forwardBackward(randomBatch([8], 4, tinyConfig.vocabSize), "cross_entropy");
    await trainer.optimStep(adam);
    for (const [name, data] of before) expect(data, name).toEqual(model.tensors.get(name)!.data.slice());
  });

  test("gradNorm is that before clipping, and a step clears the gradient", async () => {
    await using trainer = create();
    await trainer.forwardBackward(randomBatch([8], 4, tinyConfig.vocabSize), "cross_entropy");
    const norm = Math.hypot(...flat(trainer.gradients));
    const { gradNorm } = await trainer.optimStep({ ...adam, maxGradNorm: 1e-3 });
    expect(gradNorm).toBeCloseTo(norm, 5);
    expect(flat(trainer.gradients).every((value) => value === 0)).toBe(true);
    await expect(trainer.optimStep(adam)).rejects.toThrow("call forwardBackward first");
  });
});

describe("logprobs", () => {
  const batch = [...randomBatch([9, 14, 5], 4, tinyConfig.vocabSize), { tokens: Uint32Array.of(1, 2), weights: new Float32Array(2) }];

  test("are those of plain loops at the targets and 0 elsewhere, as the batch was given", async () => {
    await using trainer = create({ tokensPerRun: 14 });
    const logprobs = await trainer.logprobs(batch);
    batch.forEach(({ tokens, weights }, i) => {
      const expected = plainLlamaLogprobs(model, trainer.tensors, tinyLora, tokens);
      expect(logprobs[i]).toHaveLength(tokens.length);
      logprobs[i]!.forEach((logprob, t) => expect(logprob).toBeCloseTo(weights[t] === 0 ? 0 : expected[t - 1]!, 4));
    });
    expect((await trainer.forwardBackward(batch, "cross_entropy")).logprobs).toEqual(logprobs);
  });

  test("of the reference are those before training: of the base, or of the adapter that was given", async () => {
    const base = batch.map(({ tokens }) => plainLlamaLogprobs(model, new Map(), tinyLora, tokens));
    await using fresh = create();
    (await fresh.logprobs(batch, { of: "reference" })).forEach((row, i) => row.forEach((logprob, t) => expect(logprob).toBeCloseTo(batch[i]!.weights[t] === 0 ? 0 : base[i]![t - 1]!, 4)));
    const initialAdapter = { tensors: new Map([...fresh.tensors].map(([name, { shape, data }]) => [name, { shape, data: data.slice() }])), baseHash: model.hash, config: { baseName: "", rank: 4, alpha: 8, scaling: 2, targets: tinyLora.targets } };
    await using trainer = new LocalTrainer({ model, lora: tinyLora, threads: 1, initialAdapter });
    const start = await trainer.logprobs(batch);
    await trainer.forwardBackward(batch, "cross_entropy");
    await trainer.optimStep(adam);
    expect(await trainer.logprobs(batch, { of: "reference" })).toEqual(start);
    expect(await trainer.logprobs(batch)).not.toEqual(start);
    await expect(trainer.logprobs(batch, { of: "base" as "policy" })).rejects.toThrow('of is "base"; it must be "policy" or "reference".');
  });
});

describe("mistakes are named", () => {
  const good = randomBatch([6], 2, tinyConfig.vocabSize)[0]!;
  const numbers = new Float32Array(6).fill(-1);
  test.each<[string, Datum[], RegExp]>([
    ["empty batch", [], /batch is empty/],
    ["no tokens", [{ tokens: new Uint32Array(0), weights: new Float32Array(0) }], /batch\[0\] has no tokens/],
    ["lengths differ", [good, { tokens: good.tokens, weights: new Float32Array(3) }], /batch\[1\] has 6 tokens and 3 weights/],
    ["unknown token", [{ tokens: Uint32Array.of(1, 40), weights: Float32Array.of(0, 1) }], /batch\[0\]\.tokens\[1\] is 40; the vocabulary has 40/],
    ["bad weight", [{ tokens: Uint32Array.of(1, 2), weights: Float32Array.of(0, -1) }], /batch\[0\]\.weights\[1\] is -1/],
    ["no targets", [{ tokens: Uint32Array.of(1, 2), weights: Float32Array.of(1, 0) }], /no target/],
    ["too long", [good, ...randomBatch([65], 2, 40)], /batch\[1\] has 65 tokens; this trainer takes at most 64/],
  ])("%s", async (_, batch, message) => {
    await using trainer = create();
    await expect(trainer.forwardBackward(batch, "cross_entropy")).rejects.toThrow(message);
  });

  test.each<[string, Partial<Datum>, RegExp]>([
    ["no advantages", {}, /batch\[0\] has no advantages, which this loss needs/],
    ["no reference", { advantages: numbers, oldLogprobs: numbers }, /batch\[0\] has no referenceLogprobs/],
    ["lengths differ", { advantages: numbers, oldLogprobs: new Float32Array(5) }, /batch\[0\] has 6 tokens and 5 oldLogprobs/],
    ["not a number", { advantages: numbers.map((_, i) => (i === 5 ? Number.NaN : 1)) }, /batch\[0\]\.advantages\[5\] is NaN/],
    ["not a logprob", { advantages: numbers, oldLogprobs: numbers.map(() => 0.5) }, /batch\[0\]\.oldLogprobs\[4\] is 0\.5; log-probabilities are at most 0/],
  ])("policy gradient, %s", async (_, arrays, message) => {
    await using trainer = create();
    await expect(trainer.forwardBackward([{ ...good, ...arrays }], { name: "ppo", kl: { coefficient: 1, estimator: "k3" } })).rejects.toThrow(message);
  });

  test.each<[string, Partial<TrainerOptions>, RegExp]>([
    ["rank", { lora: { ...tinyLora, rank: 0 } }, /lora\.rank is 0; it must be a positive integer/],
    ["targets", { lora: { ...tinyLora, targets: [] } }, /lora\.targets is \[\]; name at least one of q_proj/],
    ["target", { lora: { ...tinyLora, targets: ["q_proj", "lm_head" as "q_proj"] } }, /lora\.targets holds "lm_head"; it may hold q_proj, k_proj/],
    ["targets as text", { lora: { ...tinyLora, targets: "all-linear" as never } }, /lora\.targets is "all-linear"; it must be an array of at least one of q_proj/],
    ["no lora", { lora: undefined as never }, /lora is undefined; give rank, alpha, seed and targets, or null/],
    ["context", { maxSequenceTokens: 100 }, /maxSequenceTokens is 100; the model's context length is 64/],
    ["workers", { workers: 3, threads: 2 }, /workers is 3 and threads is 2/],
    ["weights not shared", { model: { ...model, tensors: new Map([...model.tensors].map(([name, { shape, data }]) => [name, { shape, data: new Float32Array(data) }])) } }, /is not on a SharedArrayBuffer/],
    ["weights", { model: { ...model, tensors: new Map() } }, /model\.tensors has no model\.embed_tokens\.weight/],
  ])("%s", (_, options, message) => expect(() => create(options)).toThrow(message));

  test("an overflowing model says so and leaves no gradient behind", async () => {
    await using trainer = create();
    trainer.tensors.values().next().value!.data.fill(Number.NaN);
    await expect(trainer.forwardBackward([good], "cross_entropy")).rejects.toThrow("The loss is NaN");
    await expect(trainer.optimStep(adam)).rejects.toThrow("call forwardBackward first");
  });
});
