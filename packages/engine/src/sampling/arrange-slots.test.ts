import { describe, expect, it } from "vitest";
import { arrangeSlots, slotSwaps } from "./arrange-slots.ts";
import type { PrefixMatch } from "./match-prefixes.ts";

const match = (slot: number): PrefixMatch => ({ slot, length: 1 });

describe("arrangeSlots", () => {
  it("leaves matched rows in place and moves those beyond the range", () => {
    expect(arrangeSlots([match(2), match(5), match(0)], [9, 9, 9], 64)).toEqual([2, 1, 0]);
  });

  it("keeps ranges together and puts long prompts side by side", () => {
    expect(arrangeSlots([null, null, null, match(1)], [1, 5, 3, 9], 2)).toEqual([1, 0, 3, 2]);
  });
});

describe("slotSwaps", () => {
  it("brings every matched row to its request's slot", () => {
    let state = 12345;
    const random = (n: number): number => (state = (state * 48271) % 2147483647) % n;
    for (let round = 0; round < 200; round++) {
      const count = 1 + random(8);
      const pool = Array.from({ length: 10 }, (_, i) => i).sort(() => random(3) - 1);
      const matches = Array.from({ length: count }, (_, i) => (random(3) === 0 ? null : match(pool[i] as number)));
      const slots = arrangeSlots(matches, matches.map(() => random(9)), 1 + random(4));
      expect(new Set(slots).size).toBe(count);
      const rows = Array.from({ length: 10 }, (_, i) => i);
      for (const [a, b] of slotSwaps(matches, slots)) [rows[a], rows[b]] = [rows[b] as number, rows[a] as number];
      matches.forEach((found, request) => {
        if (found) expect(rows[slots[request] as number]).toBe(found.slot);
      });
    }
  });
});
