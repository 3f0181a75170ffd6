import { describe, expect, it } from "vitest";
import { planPrefill } from "./plan-prefill.ts";

describe("planPrefill", () => {
  it("packs neighbours up to the budget", () => {
    expect(planPrefill([4, 4, 4, 4], 10, 9)).toEqual([{ firstSlot: 10, counts: [4, 4] }, { firstSlot: 12, counts: [4, 4] }]);
  });

  it("skips rows without new tokens", () => {
    expect(planPrefill([0, 3, 0, 0, 2], 0, 9)).toEqual([{ firstSlot: 1, counts: [3] }, { firstSlot: 4, counts: [2] }]);
    expect(planPrefill([0, 0], 0, 9)).toEqual([]);
  });

  it("splits long rows", () => {
    expect(planPrefill([1, 21, 5], 0, 10)).toEqual([
      { firstSlot: 0, counts: [1] }, { firstSlot: 1, counts: [10] }, { firstSlot: 1, counts: [10] }, { firstSlot: 1, counts: [1, 5] },
    ]);
  });

  it("does not pad short rows to a long one", () => {
    expect(planPrefill([100, 2, 2, 2], 0, 512)).toEqual([{ firstSlot: 0, counts: [100, 2] }, { firstSlot: 2, counts: [2, 2] }]);
  });

  it("covers every token once, in order, within the budget", () => {
    const wanted = Array.from({ length: 40 }, (_, i) => (i * 37) % 90);
    const seen = wanted.map(() => 0);
    for (const { firstSlot, counts } of planPrefill(wanted, 0, 64)) {
      expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(64);
      counts.forEach((count, i) => (seen[firstSlot + i] = (seen[firstSlot + i] as number) + count));
    }
    expect(seen).toEqual(wanted);
  });
});
