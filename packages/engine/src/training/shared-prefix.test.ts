import { describe, expect, test } from "vitest";
import { relativeError } from "../graph/__fixtures__/finite-differences.ts";
import type { Datum, Loss } from "../ports/training.ts";
import { disturb, random, randomModel, tinyConfig, tinyLora } from "./__fixtures__/random-model.ts";
import { LocalTrainer } from "./local-trainer.ts";

const model = randomModel(tinyConfig);
const next = random(23);
const tokens = (length: number): number[] => Array.from({ length }, () => Math.floor(next() * tinyConfig.vocabSize));
const datum = (prompt: readonly number[], completion: readonly number[]): Datum => {
  const all = Uint32Array.from([...prompt, ...completion]);
  return {
    tokens: all, weights: Float32Array.from(all, (_, t) => (t < prompt.length ? 0 : 1 + (t % 2))),
    advantages: Float32Array.from(all, () => 2 * next() - 1), oldLogprobs: Float32Array.from(all, () => -3 * next()), referenceLogprobs: Float32Array.from(all, () => -3 * next()),
  };
};
const [first, second] = [tokens(20), tokens(33)];
const completion = tokens(9);
const batches: readonly [string, Datum[], number][] = [
  ["two groups and a stranger", [...[7, 9, 4].map((n) => datum(first, tokens(n))), ...[5, 12].map((n) => datum(second, tokens(n))), datum([], tokens(18))], 20 + 20 + 33 + 17 + 18],
  // Tokens 20 to 24 are shared by two of three; the last of these is a sequence's end, and trained on in both.
  ["completions that begin alike", [datum(first, completion), datum(first, [...completion.slice(0, 5), 1, 2, 3]), datum(first, completion.slice(0, 5))], 20 + 9 + 3],
  ["a sequence that occurs twice", [datum(first, completion), datum(first, completion)], 29],
];
const losses: readonly Loss[] = ["cross_entropy", { name: "ppo", normalization: "grpo", kl: { coefficient: 0.1, estimator: "k3" } }];

describe.each(batches)("%s", (_, batch, computedTokens) => {
  test.each(losses)("loss, logprobs and gradient are those of the unshared form: %o", async (loss) => {
    const [shared, unshared] = await Promise.all([true, false].map(async (sharePrefixes) => {
      await using trainer = new LocalTrainer({ model, lora: tinyLora, threads: 1, sharePrefixes });
      disturb(trainer.tensors);
      const result = await trainer.forwardBackward(batch, loss);
      return { ...result, gradient: [...trainer.gradients.values()].flatMap(({ data }) => [...data]) };
    }));
    expect(shared!.computedTokens).toBe(computedTokens);
    expect(unshared!.computedTokens).toBe(batch.reduce((sum, each) => sum + each.tokens.length, 0));
    expect(shared!.tokens).toBe(unshared!.tokens);
    expect(Math.abs(shared!.loss / unshared!.loss - 1)).toBeLessThan(1e-5);
    expect(relativeError(shared!.logprobs.flatMap((row) => [...row]), unshared!.logprobs.flatMap((row) => [...row]))).toBeLessThan(1e-5);
    expect(relativeError(shared!.gradient, unshared!.gradient)).toBeLessThan(1e-5);
  });
});
