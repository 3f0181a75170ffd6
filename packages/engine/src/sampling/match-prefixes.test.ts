import { describe, expect, it } from "vitest";
import { matchPrefixes } from "./match-prefixes.ts";

const tokens = (...rows: number[][]): Uint32Array[] => rows.map((row) => Uint32Array.from(row));

describe("matchPrefixes", () => {
  it("finds the row that each request continues, whatever the order and the gaps", () => {
    const cached = [[1, 2, 3], [1, 2, 4], [5, 6]];
    expect(matchPrefixes(tokens([5, 6, 7], [1, 2, 4, 8], [9]), cached)).toEqual([{ slot: 2, length: 2 }, { slot: 1, length: 3 }, null]);
  });

  it("gives a row to the longest match and leaves the next best to others", () => {
    const cached = [[1, 2, 3], [1, 9]];
    expect(matchPrefixes(tokens([1, 5, 5], [1, 2, 3, 4]), cached)).toEqual([{ slot: 1, length: 1 }, { slot: 0, length: 3 }]);
  });

  it("uses each of several equal rows once", () => {
    const matches = matchPrefixes(tokens([1, 2, 3], [1, 2, 3], [1, 2, 3]), [[1, 2], [1, 2]]);
    expect(matches.filter((match) => match === null)).toHaveLength(1);
    expect(matches.flatMap((match) => match?.slot ?? []).toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect(matchPrefixes(tokens([1, 2, 3], [1, 2, 3]), [[1, 2], [1, 2]]).map((match) => match?.slot)).toEqual([0, 1]);
  });

  it("leaves the last token of a request to be computed", () => {
    expect(matchPrefixes(tokens([1, 2]), [[1, 2, 3]])).toEqual([{ slot: 0, length: 1 }]);
    expect(matchPrefixes(tokens([1]), [[1, 2, 3]])).toEqual([null]);
  });

  it("reuses as many tokens as pairing by hand, longest first, on random histories", () => {
    let state = 99;
    const random = (n: number): number => (state = (state * 48271) % 2147483647) % n;
    const row = (): number[] => Array.from({ length: 1 + random(6) }, () => random(3));
    for (let round = 0; round < 200; round++) {
      const requests = tokens(...Array.from({ length: 1 + random(6) }, row));
      const cached = Array.from({ length: random(6) }, row);
      const matches = matchPrefixes(requests, cached);
      const used = matches.flatMap((match) => match?.slot ?? []);
      expect(new Set(used).size).toBe(used.length);
      matches.forEach((match, i) => {
        if (match) expect(common(requests[i]!.subarray(0, -1), cached[match.slot]!)).toBe(match.length);
      });
      expect(matches.map((match) => match?.length ?? 0).toSorted((a, b) => a - b)).toEqual(byHand(requests, cached).toSorted((a, b) => a - b));
    }
  });
});

const common = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
};

/** Lengths that each request gets when the longest pair of all is taken again and again. */
function byHand(requests: readonly Uint32Array[], cached: readonly number[][]): number[] {
  const left = new Set(requests.keys());
  const free = new Set(cached.keys());
  const lengths = requests.map(() => 0);
  for (;;) {
    let best = { request: -1, slot: -1, length: 0 };
    for (const request of left) {
      for (const slot of free) {
        const length = common(requests[request]!.subarray(0, -1), cached[slot]!);
        if (length > best.length) best = { request, slot, length };
      }
    }
    if (best.length === 0) return lengths;
    lengths[best.request] = best.length;
    left.delete(best.request);
    free.delete(best.slot);
  }
}
