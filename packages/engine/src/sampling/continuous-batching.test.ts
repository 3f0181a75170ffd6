import { afterEach, describe, expect, it, vi } from "vitest";
import type { SampledSequence, SampleRequest } from "../ports/sampling.ts";
import { expectSame } from "./__fixtures__/expect-same.ts";
import { openSampler, prompt, quiet, request } from "./__fixtures__/open-samplers.ts";
import { tinyModel } from "./__fixtures__/tiny-model.ts";
import { Forward } from "./forward.ts";

const model = tinyModel();
const bytesPerToken = 3 * 2 * 2 * 8 * 4;

/** Each row by itself, nothing cached. */
async function alone(rows: readonly SampleRequest[]): Promise<SampledSequence[]> {
  await using sampler = openSampler(model);
  const results: SampledSequence[] = [];
  for (const row of rows) {
    await sampler.reset();
    results.push(...await sampler.sample([row], quiet));
  }
  return results;
}

/** Rows of each decoding step since the last call. */
function watchSteps(): () => number[] {
  const spy = vi.spyOn(Forward.prototype, "decode");
  return () => spy.mock.calls.splice(0).map(([rows]) => rows.filter(({ live }) => live).length);
}
afterEach(() => {
  vi.restoreAllMocks();
});

describe("continuous batching", () => {
  const ragged = Array.from({ length: 24 }, (_, i) => request(prompt(5 + ((i * 13) % 30), i), { temperature: 1, seed: i, maxTokens: i % 8 === 0 ? 40 : 5 }));

  it("lets waiting rows take the places of ended ones, with the same completions", async () => {
    const expected = await alone(ragged);
    await using sampler = openSampler(model, { maxBatch: 8 });
    const steps = watchSteps();
    expectSame(await sampler.sample(ragged, quiet), expected);
    const rows = steps();
    // Batches of 8 one after another would take three times 40 steps; one long row of each third sets the pace.
    expect(rows.length).toBeLessThan(60);
    expect(Math.max(...rows)).toBe(8);
    expect(rows.reduce((a, b) => a + b, 0)).toBe(3 * 40 + 21 * 5);
  });

  it("gives rows of overlapping calls one batch, and each call its own", async () => {
    const expected = await alone(ragged);
    await using sampler = openSampler(model);
    const steps = watchSteps();
    const reported = ragged.map(() => 0);
    const results = await Promise.all(ragged.map((row, i) => sampler.sample([row], { ...quiet, onTokens: (n) => (reported[i]! += n) })));
    expect(steps().length).toBe(40);
    expectSame(results.flat(), expected);
    expect(reported).toEqual(ragged.map(({ maxTokens }) => maxTokens));
  });

  it("lets conversations answer tools at their own pace and go on from their caches, also where these crowd each other out", async () => {
    const turns = async (sampler: ReturnType<typeof openSampler>, i: number): Promise<SampledSequence[]> => {
      const results: SampledSequence[] = [];
      let row = request(prompt(20 + i, i), { temperature: 1, seed: i, maxTokens: 3 + ((i * 5) % 11) });
      for (let turn = 0; turn < 4; turn++) {
        const [sampled] = await sampler.sample([row], quiet);
        results.push(sampled!);
        row = { ...row, tokens: Uint32Array.from([...row.tokens, ...sampled!.tokens, ...prompt(4 + ((i * 3) % 7), turn)]) };
      }
      return results;
    };
    const expected: SampledSequence[] = [];
    for (let i = 0; i < 10; i++) {
      await using sampler = openSampler(model);
      expected.push(...await turns(sampler, i));
    }
    const prefill = vi.spyOn(Forward.prototype, "prefill");
    const prefilled = (): number => prefill.mock.calls.splice(0).reduce((sum, [run]) => sum + run.counts.reduce((a, b) => a + b, 0), 0);
    const used: number[] = [];
    for (const settings of [{}, { maxBatch: 4 }, { cacheBytes: bytesPerToken * 310, maxBatch: 4 }]) {
      await using sampler = openSampler(model, settings);
      const all = await Promise.all(Array.from({ length: 10 }, (_, i) => turns(sampler, i)));
      expectSame(all.flat(), expected);
      used.push(prefilled());
    }
    const prompts = 10 * 19 + 45; // all but the last token of each
    const news = Array.from({ length: 10 }, (_, i) => 3 * (4 + ((i * 3) % 7))).reduce((a, b) => a + b, 0);
    expect(used.slice(0, 2)).toEqual([prompts + news, prompts + news]);
    expect(used[2]).toBeGreaterThan(prompts + news); // some had to be computed again
  });

  it("a call that stops or fails leaves the others alone", async () => {
    const [a, b] = [ragged[0]!, ragged[8]!];
    const expected = await alone([b]);
    await using sampler = openSampler(model);
    let checks = 0;
    const stopped = sampler.sample([a], { ...quiet, check: () => { if (++checks === 5) throw new Error("enough"); } });
    const kept = sampler.sample([b], quiet);
    await expect(stopped).rejects.toThrow("enough");
    expectSame(await kept, expected);
  });

  it("a call that stops while it waits for a reset leaves the others alone", async () => {
    await using sampler = openSampler(model);
    let stop = false;
    const long = sampler.sample([ragged[0]!], { ...quiet, onTokens: () => (stop = true) });
    const reset = sampler.reset();
    const stopped = sampler.sample([ragged[1]!], { ...quiet, check: () => { if (stop) throw new Error("enough"); } });
    await expect(stopped).rejects.toThrow("enough");
    await reset;
    expectSame(await long, await alone([ragged[0]!]));
    expectSame(await sampler.sample([ragged[2]!], quiet), await alone([ragged[2]!]));
  });

  it("a reset waits for calls made before and holds back later ones", async () => {
    await using sampler = openSampler(model);
    const order: string[] = [];
    const before = sampler.sample([request(prompt(9))], quiet).then(() => order.push("before"));
    const reset = sampler.reset().then(() => order.push("reset"));
    const after = sampler.sample([request(prompt(9), { maxTokens: 1 })], quiet).then(() => order.push("after"));
    await Promise.all([before, reset, after]);
    expect(order).toEqual(["before", "reset", "after"]);
  });
});

describe("a cache that is nearly too small", () => {
  it("serves any mix of lengths that fits row by row", async () => {
    let state = 7;
    const random = (n: number): number => (state = (state * 48271) % 2147483647) % n;
    await using sampler = openSampler(model, { cacheBytes: bytesPerToken * 130, maxBatch: 7, prefillTokens: 16 });
    for (let round = 0; round < 6; round++) {
      const rows = Array.from({ length: 1 + random(12) }, (_, i) =>
        request(prompt(1 + random(random(2) === 0 ? 90 : 12), random(3)), { temperature: 1, seed: i, maxTokens: 1 + random(30) }));
      expectSame(await sampler.sample(rows, quiet), await alone(rows));
    }
  });
});
