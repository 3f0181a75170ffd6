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

  it("pairs equal rows in order and uses each once", () => {
    const cached = [[1, 2], [1, 2]];
    expect(matchPrefixes(tokens([1, 2, 3], [1, 2, 3], [1, 2, 3]), cached)).toEqual([{ slot: 0, length: 2 }, { slot: 1, length: 2 }, null]);
  });

  it("leaves the last token of a request to be computed", () => {
    expect(matchPrefixes(tokens([1, 2]), [[1, 2, 3]])).toEqual([{ slot: 0, length: 1 }]);
    expect(matchPrefixes(tokens([1]), [[1, 2, 3]])).toEqual([null]);
  });
});
