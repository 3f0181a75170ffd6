import { expect, test } from "vitest";
import type { AdamParams } from "../ports/training.ts";
import { randomBatch, randomModel, tinyConfig, tinyLora } from "./__fixtures__/random-model.ts";
import { LocalTrainer } from "./local-trainer.ts";

const model = randomModel(tinyConfig);
const batch = randomBatch([12, 9, 20], 5, tinyConfig.vocabSize);
const adam: AdamParams = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0, maxGradNorm: 1 };
const flat = (trainer: LocalTrainer): number[] => [...trainer.gradients.values()].flatMap(({ data }) => [...data]);

test("the gradient in int8 points where the float32 one does, once the adapter has moved", async () => {
  await using exact = new LocalTrainer({ model, lora: tinyLora, threads: 1 });
  for (let i = 0; i < 3; i++) {
    await exact.forwardBackward(batch, "cross_entropy");
    await exact.optimStep(adam);
  }
  await using rounded = new LocalTrainer({ model, lora: tinyLora, threads: 1, precision: "int8" });
  for (const [name, { data }] of exact.tensors) rounded.tensors.get(name)!.data.set(data);
  const [one, other] = [await exact.forwardBackward(batch, "cross_entropy"), await rounded.forwardBackward(batch, "cross_entropy")];
  expect(Math.abs(one.loss - other.loss)).toBeLessThan(0.02);
  const [a, b] = [flat(exact), flat(rounded)];
  const dot = (x: number[], y: number[]): number => x.reduce((sum, xi, i) => sum + xi * y[i]!, 0);
  const cosine = dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  expect(cosine).toBeGreaterThan(0.99);
  expect(cosine).toBeLessThan(1);
});

test("training in int8 lowers the loss as far as float32 does", async () => {
  const losses: number[] = [];
  for (const precision of ["float32", "int8"] as const) {
    await using trainer = new LocalTrainer({ model, lora: tinyLora, threads: 1, precision });
    for (let i = 0; i < 30; i++) {
      await trainer.forwardBackward(batch, "cross_entropy");
      await trainer.optimStep(adam);
    }
    losses.push((await trainer.forward(batch, "cross_entropy")).loss);
  }
  expect(Math.abs(losses[0]! - losses[1]!)).toBeLessThan(0.05);
});

test("names an unknown precision", () => {
  expect(() => new LocalTrainer({ model, lora: tinyLora, threads: 1, precision: "int4" as "int8" })).toThrow('precision is "int4"; it must be "float32" or "int8".');
});
