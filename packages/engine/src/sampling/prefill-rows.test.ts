import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openSampler, prompt, quiet, request } from "./__fixtures__/open-samplers.ts";
import { tinyModel } from "./__fixtures__/tiny-model.ts";
import { expectSame } from "./__fixtures__/expect-same.ts";
import { Forward } from "./forward.ts";

/** Tokens prefilled since the last call. */
let count: () => number;
beforeEach(() => {
  const spy = vi.spyOn(Forward.prototype, "prefill");
  count = () => spy.mock.calls.splice(0).reduce((sum, [run]) => sum + run.counts.reduce((a, b) => a + b, 0), 0);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("prefillRows", () => {
  it("computes what rows share once, and samples the same", async () => {
    const common = prompt(70);
    const rows = [3, 9, 5].map((length, i) => request([...common, ...prompt(length, i + 1)], { temperature: 1, seed: i }));
    await using together = openSampler(tinyModel());
    const shared = await together.sample(rows, quiet);
    expect(count()).toBe(70 + 2 + 8 + 4);
    const alone = [];
    for (const row of rows) {
      await using sampler = openSampler(tinyModel());
      alone.push(...await sampler.sample([row], quiet));
    }
    expectSame(shared, alone);
    // And the cache that was copied is each row's own: all go on from it.
    const next = rows.map((row, i) => request([...row.tokens, ...shared[i]!.tokens, 5, 6, 7]));
    count();
    const continued = await together.sample(next, quiet);
    expect(count()).toBeLessThan(20);
    await using fresh = openSampler(tinyModel());
    expectSame(continued, await fresh.sample(next, quiet));
  });

  it("computes a system prompt once and each group's prompt once, for all its completions, now and when more of them enter", async () => {
    const system = prompt(40);
    const groups = [35, 50, 44].map((length, i) => [...system, ...Array.from(prompt(length, i + 2), (token) => (token + i + 1) % 61)]);
    const rows = groups.flatMap((tokens, group) => Array.from({ length: 4 }, (_, i) => request(tokens, { temperature: 1, seed: group * 10 + i, maxTokens: 3 + i })));
    await using together = openSampler(tinyModel(), { maxBatch: 5 });
    const sampled = await together.sample(rows, quiet);
    expect(count()).toBeLessThanOrEqual(40 + 35 + 50 + 44);
    await using apart = openSampler(tinyModel());
    const alone = [];
    for (const row of rows) {
      await apart.reset();
      alone.push(...await apart.sample([row], quiet));
    }
    expectSame(sampled, alone);
  });
});
