import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { GraphBuilder } from "../../graph/builder.ts";
import { lossSlope, slopeColumns } from "../../graph/gradients/loss-slope.ts";
import { createSession } from "../../onnx/session.ts";
import { floatData, floatTensor } from "../../onnx/tensors.ts";
import type { Datum, Loss } from "../../ports/training.ts";
import { batchLoss, runSequence } from "./batch-loss.ts";
import { normalizationFactors } from "./normalize-weights.ts";
import { resolveLoss, targetToken } from "./resolve-loss.ts";
import { slopeAt } from "./token-loss.ts";

interface Golden {
  readonly batch: readonly Record<"weights" | "advantages" | "oldLogprobs" | "referenceLogprobs" | "logprobs", number[]>[];
  readonly cases: readonly { readonly loss: Exclude<Loss, string>; readonly value: number; readonly slopes: readonly number[][] }[];
}
const golden = JSON.parse(readFileSync(new URL("__fixtures__/losses-golden.json", import.meta.url), "utf8")) as Golden;
const batch: Datum[] = golden.batch.map((row) => ({
  tokens: new Uint32Array(row.weights.length), weights: Float32Array.from(row.weights), advantages: Float32Array.from(row.advantages),
  oldLogprobs: Float32Array.from(row.oldLogprobs), referenceLogprobs: Float32Array.from(row.referenceLogprobs),
}));
const logprobs = golden.batch.map((row) => Float32Array.from(row.logprobs));
const targetsOf = (slopes: readonly number[][]): number[] => slopes.flatMap((row, i) => row.filter((_, t) => t > 0 && batch[i]!.weights[t] !== 0));

describe("values and slopes are PyTorch's", () => {
  test.each(golden.cases.map((each) => [JSON.stringify(each.loss), each] as const))("%s", async (_, { loss, value, slopes }) => {
    const resolved = resolveLoss(loss);
    const factors = normalizationFactors(batch, resolved);
    expect(batchLoss(batch, logprobs, resolved, factors)).toBeCloseTo(value, 6);

    const expected = targetsOf(slopes);
    const own = targetsOf(batch.map((datum, i) => Array.from(datum.weights, (weight, t) => factors[i]! * weight * slopeAt(logprobs[i]![t]!, resolved.token.slope(targetToken(datum, t))))));
    own.forEach((slope, i) => expect(slope).toBeCloseTo(expected[i]!, 6));

    // The graph's, from the terms that it is fed.
    const m = expected.length;
    const g = new GraphBuilder("slope");
    g.output("slopes", lossSlope(g, g.input("logprobs", "float32", ["m", 1]), g.input("terms", "float32", ["m", slopeColumns.length])));
    await using session = await createSession(g.build(), { threads: 1 });
    const terms = Float32Array.from(batch.flatMap((datum, i) => [...runSequence(datum, resolved, factors[i]!).terms]));
    const fed = Float32Array.from(targetsOf(logprobs.map((row) => [...row])));
    const results = await session.run({ logprobs: floatTensor(fed, [m, 1]), terms: floatTensor(terms, [m, slopeColumns.length]) });
    floatData(results["slopes"]).forEach((slope, i) => expect(slope).toBeCloseTo(expected[i]!, 6));
  });
});

test("an improbable token does not turn a slope without KL into NaN", async () => {
  const g = new GraphBuilder("slope");
  g.output("slopes", lossSlope(g, g.input("logprobs", "float32", ["m", 1]), g.input("terms", "float32", ["m", slopeColumns.length])));
  await using session = await createSession(g.build(), { threads: 1 });
  const { terms } = runSequence({ tokens: new Uint32Array(2), weights: Float32Array.of(0, 1) }, resolveLoss("cross_entropy"), 1);
  const results = await session.run({ logprobs: floatTensor(Float32Array.of(-300), [1, 1]), terms: floatTensor(terms, [1, slopeColumns.length]) });
  expect(floatData(results["slopes"])[0]).toBe(-1);
});

test.each<[Loss, RegExp]>([
  ["mse" as Loss, /loss is "mse"; this trainer knows cross_entropy/],
  [{ name: "ppo", clipLow: 1.5 }, /loss\.clipLow is 1\.5; it must be between 0 and 1/],
  [{ name: "ppo", clipHigh: -1 }, /loss\.clipHigh is -1/],
  [{ name: "ppo", normalization: "dr_grpo" }, /loss\.maxCompletionTokens is undefined; dr_grpo divides by it/],
  [{ name: "ppo", normalization: "mean" as "sum" }, /loss\.normalization is "mean"; it must be one of dapo, grpo/],
  [{ name: "ppo", kl: { coefficient: -1, estimator: "k3" } }, /loss\.kl\.coefficient is -1/],
  [{ name: "ppo", kl: { coefficient: 1, estimator: "k4" as "k3" } }, /loss\.kl\.estimator is "k4"/],
])("%o is refused", (loss, message) => expect(() => resolveLoss(loss)).toThrow(message));
