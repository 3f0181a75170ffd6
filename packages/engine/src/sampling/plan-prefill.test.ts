import { describe, expect, it } from "vitest";
import { planPrefill } from "./plan-prefill.ts";

/** Rows in consecutive slots, all with a past. */
const extending = (missing: readonly number[], first = 0): Parameters<typeof planPrefill>[0] => missing.map((count, i) => ({ slot: first + i, cached: 1, missing: count }));

describe("planPrefill", () => {
  it("packs neighbours up to the budget", () => {
    expect(planPrefill(extending([4, 4, 4, 4], 10), 9)).toEqual([{ slots: [10, 11], counts: [4, 4] }, { slots: [12, 13], counts: [4, 4] }]);
  });

  it("skips rows without new tokens, and gaps end a run", () => {
    expect(planPrefill(extending([0, 3, 0, 0, 2]), 9)).toEqual([{ slots: [1], counts: [3] }, { slots: [4], counts: [2] }]);
    expect(planPrefill(extending([0, 0]), 9)).toEqual([]);
  });

  it("splits long rows", () => {
    expect(planPrefill(extending([1, 21, 5]), 10)).toEqual([
      { slots: [0], counts: [1] }, { slots: [1], counts: [10] }, { slots: [1], counts: [10] }, { slots: [1, 2], counts: [1, 5] },
    ]);
    expect(planPrefill([{ slot: 3, cached: 0, missing: 12 }], 10)).toEqual([{ slots: [3], counts: [10] }, { slots: [3], counts: [2] }]);
  });

  it("does not pad short rows to a long one", () => {
    expect(planPrefill(extending([100, 2, 2, 2]), 512)).toEqual([{ slots: [0, 1], counts: [100, 2] }, { slots: [2, 3], counts: [2, 2] }]);
  });

  it("takes rows without a past longest first, wherever they stand", () => {
    const rows = [[7, 2], [1, 6], [4, 5], [2, 0]].map(([slot, missing]) => ({ slot: slot!, cached: 0, missing: missing! }));
    expect(planPrefill(rows, 12)).toEqual([{ slots: [1, 4], counts: [6, 5] }, { slots: [7], counts: [2] }]);
  });

  it("covers every token once, in order, within the budget", () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({ slot: i, cached: i % 3, missing: (i * 37) % 90 }));
    const seen = rows.map(() => 0);
    for (const { slots, counts } of planPrefill(rows, 64)) {
      expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(64);
      if (slots.some((slot) => rows[slot]!.cached + seen[slot]! > 0)) expect(slots.at(-1)! - slots[0]!).toBe(slots.length - 1);
      slots.forEach((slot, i) => (seen[slot]! += counts[i]!));
    }
    expect(seen).toEqual(rows.map(({ missing }) => missing));
  });
});
