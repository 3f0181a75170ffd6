import { expect, it } from "vitest";
import { GramIndex } from "./gram-index.ts";

it("gives the containment of the smaller set, of those alone that share a gram", () => {
  const index = new GramIndex();
  for (const each of ["abcd", "x", "ab", "yz"]) index.add(new Set(each));
  expect([...index.overlaps(new Set("abz"))]).toEqual([[0, 2 / 3], [2, 1], [3, 1 / 2]]);
  expect(index.overlaps(new Set("q")).size).toBe(0);
  expect(new GramIndex().overlaps(new Set("a")).size).toBe(0);
});
