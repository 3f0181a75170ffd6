import { expect, test } from "vitest";
import { openFixtureModel } from "../models/fixture-model.ts";
import { createSampler } from "../sampling/create-sampler.ts";
import { createTrainer } from "../training/create-trainer.ts";
import type { Adapter } from "./adapter.ts";
import { mergeAdapter } from "./merge-adapter.ts";
import type { ModelWeights } from "../ports/weights.ts";

test.each<[unknown, string]>([
  [undefined, "is undefined; it must be a model's weights, as in (await openModel(name)).weights."],
  ["fixture:tiny", "is 'fixture:tiny'; it must be a model's weights"],
  [null, "is null; it must be a model's weights"],
  [openFixtureModel(), "is an object without config and tensors; it must be a model's weights"],
])("the doors that take weights say so of anything else", async (given, message) => {
  const model = given as ModelWeights;
  await expect(createSampler({ model, threads: 1 })).rejects.toThrow(`createSampler: model ${message}`);
  await expect(createTrainer({ model, threads: 1, lora: null })).rejects.toThrow(`createTrainer: model ${message}`);
  expect(() => mergeAdapter(model, {} as Adapter)).toThrow(`mergeAdapter: model ${message}`);
});
