import { afterAll, describe, expect, it } from "vitest";
import { openSampler, prompt, quiet, request } from "./__fixtures__/open-samplers.ts";
import { referenceLogits, softmaxOf } from "./__fixtures__/reference-forward.ts";
import { tinyModel } from "./__fixtures__/tiny-model.ts";

const model = tinyModel({}, 3);
const sampler = openSampler(model, { maxBatch: 512 });
afterAll(async () => await sampler[Symbol.asyncDispose]());

const tokens = prompt(6);
const logits = referenceLogits(model, tokens).at(-1)!;

/** First tokens of many rows that differ in their seeds only. */
async function draw(count: number, more: { temperature: number; topP: number; topK?: number }): Promise<number[]> {
  const rows = await sampler.sample(Array.from({ length: count }, (_, seed) => request(tokens, { ...more, seed, maxTokens: 1 })), quiet);
  return rows.map((row) => row.tokens[0]!);
}

/** Pearson's statistic, with rare tokens pooled, and its degrees of freedom. */
function chiSquare(draws: readonly number[], probabilities: readonly number[]): { statistic: number; freedom: number } {
  let [statistic, bins, rareSeen, rareExpected] = [0, 0, 0, 0];
  probabilities.forEach((probability, token) => {
    const seen = draws.filter((drawn) => drawn === token).length;
    const expected = probability * draws.length;
    if (expected < 5) {
      rareSeen += seen;
      rareExpected += expected;
    } else {
      statistic += (seen - expected) ** 2 / expected;
      bins++;
    }
  });
  if (rareExpected > 0) statistic += (rareSeen - rareExpected) ** 2 / rareExpected;
  return { statistic, freedom: bins };
}

describe("sampled tokens", () => {
  it.each([[1, 1, 0], [0.6, 1, 0], [1.7, 1, 0], [1, 0.7, 0], [0.6, 0.9, 0], [1, 1, 5], [1.7, 0.8, 12]])("follow the softmax at temperature %f, top-p %f, top-k %i", async (temperature, topP, topK) => {
    const full = softmaxOf(logits, temperature);
    const nucleus = cutOff(full, topP, topK);
    const mass = nucleus.reduce((sum, token) => sum + full[token]!, 0);
    const draws = await draw(3000, { temperature, topP, topK });
    expect(draws.filter((token) => !nucleus.includes(token))).toEqual([]);
    const { statistic, freedom } = chiSquare(draws, full.map((probability, token) => (nucleus.includes(token) ? probability / mass : 0)));
    expect(freedom).toBeGreaterThan(1);
    expect(statistic).toBeLessThan(freedom + 3.5 * Math.sqrt(2 * freedom)); // about one chance in a thousand to exceed; the seeds are fixed
  });

  function cutOff(probabilities: readonly number[], topP: number, topK: number): number[] {
    const order = probabilities.map((_, token) => token).sort((a, b) => probabilities[b]! - probabilities[a]!).slice(0, topK || probabilities.length);
    const total = order.reduce((sum, token) => sum + probabilities[token]!, 0);
    let mass = 0;
    return order.filter((token) => {
      const inside = mass < topP * total;
      mass += probabilities[token]!;
      return inside;
    });
  }

  it("approach the greedy token as temperature goes to 0, and as top-p does", async () => {
    const greedy = logits.indexOf(Math.max(...logits));
    expect(new Set(await draw(50, { temperature: 0, topP: 1 }))).toEqual(new Set([greedy]));
    expect(new Set(await draw(50, { temperature: 1e-4, topP: 1 }))).toEqual(new Set([greedy]));
    expect(new Set(await draw(50, { temperature: 1e-300, topP: 1 }))).toEqual(new Set([greedy]));
    expect(new Set(await draw(50, { temperature: 1, topP: 1e-6 }))).toEqual(new Set([greedy]));
    expect(new Set(await draw(50, { temperature: 0, topP: 0.5 }))).toEqual(new Set([greedy]));
  });

  it("carry their log-probability under temperature 1 without a cut-off, and under what they were drawn from", async () => {
    const rows = [
      { temperature: 1, topP: 1 }, { temperature: 0.5, topP: 1 }, { temperature: 2, topP: 0.8 }, { temperature: 1.5, topP: 1, topK: 4 }, { temperature: 0, topP: 0.9, topK: 3 },
    ].map((more, seed) => request(tokens, { ...more, seed }));
    const sampled = await sampler.sample(rows, quiet);
    for (const [row, { tokens: completion, logprobs, drawLogprobs }] of sampled.entries()) {
      const { temperature, topP, topK = 0 } = rows[row]!;
      const all = referenceLogits(model, [...tokens, ...completion]);
      completion.forEach((token, i) => {
        const at = all[tokens.length - 1 + i]!;
        expect(Math.abs(logprobs[i]! - Math.log(softmaxOf(at)[token]!))).toBeLessThan(1e-4);
        const tempered = temperature === 0 ? [] : softmaxOf(at, temperature);
        const mass = cutOff(tempered, topP, topK).reduce((sum, kept) => sum + tempered[kept]!, 0);
        expect(Math.abs(drawLogprobs[i]! - (temperature === 0 ? 0 : Math.log(tempered[token]! / mass)))).toBeLessThan(1e-4);
      });
    }
  });
});

describe("score", () => {
  it("gives the log-probabilities of given tokens, those of a completion included, and leaves the cache alone", async () => {
    const [row] = await sampler.sample([request(tokens, { temperature: 1, seed: 2, maxTokens: 14 })], quiet);
    const whole = Uint32Array.from([...tokens, ...row!.tokens]);
    const long = prompt(200, 3);
    await using other = openSampler(model, { prefillTokens: 64 });
    const [scored, none, all] = await other.score([{ tokens: whole, from: tokens.length }, { tokens, from: tokens.length }, { tokens: long, from: 1 }]);
    expect(scored).toHaveLength(14);
    scored!.forEach((logprob, i) => expect(Math.abs(logprob - row!.logprobs[i]!)).toBeLessThan(1e-4));
    expect(none).toHaveLength(0);
    const expected = referenceLogits(model, long);
    all!.forEach((logprob, i) => expect(Math.abs(logprob - Math.log(softmaxOf(expected[i]!)[long[i + 1]!]!))).toBeLessThan(1e-4));
    await expect(other.score([{ tokens, from: 0 }])).rejects.toThrow("rows[0].from is 0; it must be an integer from 1 to the row's 6 tokens.");
    await expect(other.score([{ tokens: Uint32Array.of(3, 61), from: 1 }])).rejects.toThrow("rows[0].tokens[1] is 61");
  });
});

describe("seeds", () => {
  const random = { temperature: 1, maxTokens: 16 };

  it("repeat a completion or vary it", async () => {
    const sampled = await sampler.sample([1, 1, 2, 3].map((seed) => request(tokens, { ...random, seed })), quiet);
    const [a, b, c, d] = sampled.map((row) => row.tokens.join(" "));
    expect(a).toBe(b);
    expect(new Set([a, c, d]).size).toBe(3);
  });

  it("give the same completion in one call or in two", async () => {
    const [whole] = await sampler.sample([request(tokens, { ...random, seed: 5 })], quiet);
    const [head] = await sampler.sample([request(tokens, { ...random, seed: 5, maxTokens: 6 })], quiet);
    const [tail] = await sampler.sample([request([...tokens, ...head!.tokens], { ...random, seed: 5, maxTokens: 10 })], quiet);
    expect([...head!.tokens, ...tail!.tokens]).toEqual([...whole!.tokens]);
  });
});

describe("stop tokens", () => {
  it("end a completion and stay in it", async () => {
    const [free] = await sampler.sample([request(tokens, { temperature: 1, seed: 4, maxTokens: 20 })], quiet);
    const stop = free!.tokens[5]!;
    const [stopped] = await sampler.sample([request(tokens, { temperature: 1, seed: 4, maxTokens: 20, stopTokens: [60, stop] })], quiet);
    expect([...stopped!.tokens]).toEqual([...free!.tokens.subarray(0, free!.tokens.indexOf(stop) + 1)]);
    expect([free!.stopReason, stopped!.stopReason]).toEqual(["length", "stop-token"]);
  });
});

it("diverged weights are reported, not sampled", async () => {
  const broken = tinyModel();
  broken.tensors.get("model.norm.weight")!.data[0] = Number.NaN;
  await using other = openSampler(broken);
  await expect(other.sample([request(tokens)], quiet)).rejects.toThrow("logits at position 6 are not finite");
});
