import { describe, expect, it } from "vitest";
import type { SampledSequence, SampleRequest } from "../ports/sampling.ts";
import type { ModelWeights } from "../ports/weights.ts";
import { expectSame } from "./__fixtures__/expect-same.ts";
import { openSampler, prompt, quiet, request } from "./__fixtures__/open-samplers.ts";
import { referenceLogits, softmaxOf } from "./__fixtures__/reference-forward.ts";
import { tinyModel } from "./__fixtures__/tiny-model.ts";
import type { BatchSampler } from "./batch-sampler.ts";

const model = tinyModel();

/** Greedy completion and its log-probabilities by recomputing the whole sequence for every token. */
function referenceGreedy(of: ModelWeights, { tokens, maxTokens }: SampleRequest): { tokens: number[]; logprobs: number[] } {
  const sequence = [...tokens];
  const logprobs: number[] = [];
  for (let i = 0; i < maxTokens; i++) {
    const logits = referenceLogits(of, sequence).at(-1)!;
    const token = logits.indexOf(Math.max(...logits));
    logprobs.push(Math.log(softmaxOf(logits)[token]!));
    sequence.push(token);
  }
  return { tokens: sequence.slice(tokens.length), logprobs };
}

describe("greedy decoding equals full recomputation", () => {
  it.each([
    ["grouped queries, untied, padded vocabulary blocks", {}],
    ["tied embeddings, vocabulary in whole blocks", { tiedEmbeddings: true, vocabSize: 64 }],
    ["one key head per query head, one layer", { kvHeads: 4, layers: 1 }],
    ["one key head for all query heads", { kvHeads: 1 }],
  ])("%s", async (_, overrides) => {
    const of = tinyModel(overrides, 5);
    await using sampler = openSampler(of);
    const requests = [request(prompt(9)), request(prompt(1)), request(prompt(23, 2))];
    const first = await sampler.sample(requests, quiet);
    expectSame(first, requests.map((row) => referenceGreedy(of, row)));
    const next = requests.map((row, i) => request([...row.tokens, ...first[i]!.tokens, ...prompt(4, i)], { maxTokens: 5 }));
    expectSame(await sampler.sample(next, quiet), next.map((row) => referenceGreedy(of, row)));
  });
});

describe("a row does not depend on its batch", () => {
  const requests = Array.from({ length: 21 }, (_, i) => request(prompt(1 + ((i * 17) % 40), i), {
    maxTokens: 1 + ((i * 11) % 30), temperature: i % 2, seed: i, stopTokens: [i % 5, 7],
  }));

  it.each([
    ["one batch, rows ending at many different steps", {}],
    ["prompts prefilled in many runs", { prefillTokens: 13 }],
    ["split by maxBatch", { maxBatch: 4 }],
    ["split because the cache is small", { cacheBytes: 3 * 2 * 2 * 8 * 4 * 200 }],
  ])("%s", async (_, settings) => {
    await using single = openSampler(model);
    const expected: SampledSequence[] = [];
    for (const row of requests) {
      await single.reset();
      expected.push(...await single.sample([row], quiet));
    }
    await using sampler = openSampler(model, settings);
    const actual = await sampler.sample(requests, quiet);
    expectSame(actual, expected);
    expect(actual.map(({ stopReason }) => stopReason)).toEqual(expected.map(({ stopReason }) => stopReason));
  });
});

describe("results do not depend on reuse of the cache", () => {
  /** Four turns: rows continue with new tokens of ragged lengths, some drop out, the order changes, new rows join. */
  async function rollouts(sampler: BatchSampler, reset: boolean, temperature: number): Promise<SampledSequence[]> {
    let rows = Array.from({ length: 9 }, (_, i) => request(prompt(20 + i, i), { temperature, seed: i, maxTokens: 5 + i, stopTokens: [7] }));
    const results: SampledSequence[] = [];
    for (let turn = 0; turn < 4; turn++) {
      if (reset) await sampler.reset();
      const sampled = await sampler.sample(rows, quiet);
      results.push(...sampled);
      const next = rows.map((row, i) => ({ ...row, tokens: Uint32Array.from([...row.tokens, ...sampled[i]!.tokens, ...prompt(3 + ((i * 5) % 9), turn)]) }));
      rows = [...next.filter((_, i) => i % 4 !== turn).toReversed(), request(prompt(30, 50 + turn), { temperature, seed: 90 + turn })];
    }
    // Another question after the same beginning, twice, and a row whose history was edited in the middle.
    const [a, b] = rows;
    if (reset) await sampler.reset();
    results.push(...await sampler.sample([
      request([...a!.tokens.subarray(0, 15), 5, 6], { temperature }), request([...a!.tokens.subarray(0, 15), 6], { temperature }),
      { ...b!, tokens: b!.tokens.with(12, (b!.tokens[12]! + 1) % 61) },
    ], quiet));
    return results;
  }

  it.each([0, 1])("at temperature %i", async (temperature) => {
    await using reusing = openSampler(model);
    await using fresh = openSampler(model);
    expectSame(await rollouts(reusing, false, temperature), await rollouts(fresh, true, temperature));
  });

  it("holds where the cache is too small for all rows, and after a stop half way", async () => {
    await using fresh = openSampler(model);
    const expected = await rollouts(fresh, true, 1);
    await using small = openSampler(model, { cacheBytes: 3 * 2 * 2 * 8 * 4 * 300, maxBatch: 3 });
    expectSame(await rollouts(small, false, 1), expected);
    let checks = 0;
    const stopping = { ...quiet, check: () => { if (++checks === 6) throw new Error("stop"); } };
    const row = request(prompt(40), { temperature: 1, seed: 3 });
    await small.reset();
    const [uncut] = await small.sample([row], quiet);
    await small.reset();
    await expect(small.sample([row, request(prompt(9))], stopping)).rejects.toThrow("stop");
    expectSame(await small.sample([row], quiet), [uncut!]);
  });

  it("prefills only what is new", async () => {
    await using sampler = openSampler(model, { prefillTokens: 8 });
    let runs = 0;
    const counting = { ...quiet, check: () => void runs++ };
    const first = request(prompt(41), { maxTokens: 4 });
    const [completion] = await sampler.sample([first], counting);
    expect(runs).toBe(5 + 4); // 40 tokens in runs of 8, and 4 steps
    runs = 0;
    await sampler.sample([request([...first.tokens, ...completion!.tokens, ...prompt(7, 1)], { maxTokens: 2 })], counting);
    expect(runs).toBe(1 + 2); // the last sampled token and 6 of the 7 new ones in one run, and 2 steps
  });
});
