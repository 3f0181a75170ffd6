import { describe, expect, it } from "vitest";
import { openSampler, prompt, quiet, request } from "./__fixtures__/open-samplers.ts";
import { referenceLogits, softmaxOf } from "./__fixtures__/reference-forward.ts";
import { tinyModel } from "./__fixtures__/tiny-model.ts";
import { samplerTrainerKl } from "./sampler-trainer-kl.ts";

describe("samplerTrainerKl", () => {
  it("gives both estimates, the differences and the share beyond the threshold, over tokens and not over rows", () => {
    const kl = samplerTrainerKl([{ sampler: [-1, -2, -0.5], trainer: [-1.2, -2, -0.4] }, { sampler: [-3], trainer: [-3.5] }, { sampler: [], trainer: [] }], { threshold: 0.15 });
    const differences = [0.2, 0, -0.1, 0.5];
    expect(kl).toMatchObject({ tokens: 4, shareBeyond: 0.5, threshold: 0.15 });
    expect(kl.klSamplerTrainerK1).toBeCloseTo(0.6 / 4, 12);
    expect(kl.klSamplerTrainerK3).toBeCloseTo(differences.reduce((sum, d) => sum + Math.exp(-d) - 1 + d, 0) / 4, 12);
    expect(kl.meanDifference).toBeCloseTo(0.2, 12);
    expect(kl.maxDifference).toBeCloseTo(0.5, 12);
  });

  it("estimates the exact KL between two models from what one of them sampled", async () => {
    const [one, other] = [tinyModel({}, 1), tinyModel({}, 1)];
    const head = other.tensors.get("lm_head.weight")!.data;
    for (let i = 0; i < head.length; i++) head[i]! += 0.15 * Math.sin(i * 12.9898);
    const tokens = prompt(8);
    const [p, q] = [one, other].map((model) => softmaxOf(referenceLogits(model, tokens).at(-1)!)) as [number[], number[]];
    const exact = p.reduce((sum, each, i) => sum + each * Math.log(each / q[i]!), 0);
    await using sampler = openSampler(one, { maxBatch: 512 });
    await using trainer = openSampler(other);
    const rows = await sampler.sample(Array.from({ length: 3000 }, (_, seed) => request(tokens, { temperature: 1, seed, maxTokens: 1 })), quiet);
    const scored = await trainer.score(rows.map((row) => ({ tokens: Uint32Array.from([...tokens, ...row.tokens]), from: tokens.length })));
    const kl = samplerTrainerKl(rows.map(({ logprobs }, i) => ({ sampler: logprobs, trainer: scored[i]! })));
    expect(exact).toBeGreaterThan(0.02);
    expect(Math.abs(kl.klSamplerTrainerK3 / exact - 1)).toBeLessThan(0.15);
    expect(Math.abs(kl.klSamplerTrainerK1 / exact - 1)).toBeLessThan(0.3);
  });

  it("refuses what cannot be compared", () => {
    expect(() => samplerTrainerKl([{ sampler: [-1], trainer: [-1, -2] }])).toThrow("rows[0] has 1 sampler and 2 trainer log-probabilities");
    expect(() => samplerTrainerKl([{ sampler: [-1], trainer: [-Infinity] }])).toThrow("rows[0], token 0: log-probabilities are -1 (sampler) and -Infinity (trainer)");
    expect(() => samplerTrainerKl([{ sampler: [], trainer: [] }])).toThrow("rows hold no tokens");
    expect(() => samplerTrainerKl([], { threshold: -1 })).toThrow("threshold is -1");
  });
});
