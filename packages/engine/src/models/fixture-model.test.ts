import { expect, test } from "vitest";
import { fixtureModelName, openFixtureModel } from "./fixture-model.ts";
import { modelInfo } from "./model-info.ts";
import { openModel } from "./open-model.ts";
import { referenceForward } from "./reference-forward.ts";

test("is the same on every machine", () => {
  expect(openFixtureModel().hash).toBe("f73898248c68f35743d50e6e14c30cd630e931939c4f1b65c53cca137511c938");
});

test("opens by name like any other model", async () => {
  const model = await openModel(fixtureModelName);
  expect(model).toMatchObject({ name: "fixture:tiny", hash: openFixtureModel().hash });
  expect(model.tokenizer.vocabSize).toBe(model.weights.config.vocabSize);
  expect(await modelInfo(fixtureModelName)).toMatchObject({ parameters: 94_528, path: null });
});

test("gives logits that depend on every token and on their order", () => {
  const { weights, tokenizer } = openFixtureModel();
  const logits = (text: string): Float32Array => referenceForward(weights, tokenizer.encode(text));
  const difference = (a: Float32Array, b: Float32Array): number => Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
  expect(logits("abcd").every(Number.isFinite)).toBe(true);
  expect(difference(logits("abcd"), logits("xbcd"))).toBeGreaterThan(1e-4);
  expect(difference(logits("abcd"), logits("bacd"))).toBeGreaterThan(1e-4);
  expect(difference(logits("abcd"), logits("abcd"))).toBe(0);
});
