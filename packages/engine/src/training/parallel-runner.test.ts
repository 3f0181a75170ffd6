import { expect, test } from "vitest";
import { relativeError } from "../graph/__fixtures__/finite-differences.ts";
import { disturb, randomBatch, randomModel, tinyConfig, tinyLora } from "./__fixtures__/random-model.ts";
import { LocalTrainer } from "./local-trainer.ts";
import { shareOut } from "./parallel-runner.ts";

test("runs are shared out evenly, none twice, no worker without one", () => {
  const plan = [100, 400, 300, 200].map((tokens, i) => ({ sequences: [i], shared: [0], tokens, longest: tokens }));
  expect(shareOut(plan, 2).map((share) => share.flatMap((part) => part.sequences))).toEqual([[1, 0], [2, 3]]);
  expect(shareOut(plan.slice(0, 1), 4)).toEqual([[plan[0]]]);
});

test("two workers give the loss and gradient of one, call after call", async () => {
  const batch = randomBatch([20, 9, 7, 14, 12], 3, tinyConfig.vocabSize);
  const results = await Promise.all([1, 2].map(async (workers) => {
    await using trainer = new LocalTrainer({ model: randomModel(tinyConfig), lora: tinyLora, threads: 2, workers, tokensPerRun: 24 });
    disturb(trainer.tensors);
    const { loss } = await trainer.forwardBackward(batch.slice(0, 1), "cross_entropy");
    const second = await trainer.forwardBackward(batch, "cross_entropy");
    const forward = await trainer.forward(batch, "cross_entropy");
    expect(forward.loss).toBeCloseTo(second.loss, 6);
    expect(second.tokens).toBe(62);
    return { losses: [loss, second.loss], gradient: [...trainer.gradients.values()].flatMap(({ data }) => [...data]) };
  }));
  for (const i of [0, 1]) expect(results[1]!.losses[i]).toBeCloseTo(results[0]!.losses[i]!, 6);
  expect(relativeError(results[1]!.gradient, results[0]!.gradient)).toBeLessThan(1e-5);
});
