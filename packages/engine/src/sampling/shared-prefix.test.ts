import { expect, it, vi } from "vitest";
import { openSampler, prompt, quiet, request } from "./__fixtures__/open-samplers.ts";
import { tinyModel } from "./__fixtures__/tiny-model.ts";
import { expectSame } from "./__fixtures__/expect-same.ts";
import { Forward } from "./forward.ts";
import { sharedPrefix } from "./shared-prefix.ts";

it("finds how far rows begin alike, short of any row's last token", () => {
  expect(sharedPrefix([[1, 2, 3, 4], [1, 2, 3, 9], [1, 2, 3]], [0, 1, 2], 2)).toEqual({ rows: [0, 1, 2], length: 2 });
  expect(sharedPrefix([[1, 2, 3, 4], [1, 2, 3, 9], [7, 8]], [0, 1], 3)).toEqual({ rows: [0, 1], length: 3 });
  expect(sharedPrefix([[1, 2, 3], [1, 5, 3]], [0, 1], 2)).toBeNull();
  expect(sharedPrefix([[1, 2, 3]], [0], 1)).toBeNull();
});

it("computes what rows share once, and samples the same", async () => {
  const common = prompt(70);
  const rows = [3, 9, 5].map((length, i) => request([...common, ...prompt(length, i + 1)], { temperature: 1, seed: i }));
  const spy = vi.spyOn(Forward.prototype, "prefill");
  const count = (): number => spy.mock.calls.splice(0).reduce((sum, [run]) => sum + run.counts.reduce((a, b) => a + b, 0), 0);
  try {
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
  } finally {
    spy.mockRestore();
  }
});
