import { expect, it } from "vitest";
import { groupAdvantages, shareOfEvenTokens } from "./group-advantages.ts";

it("rewards even tokens", () => expect(shareOfEvenTokens(Uint32Array.of(2, 4, 5, 8))).toBe(0.75));

it("compares rewards within their group alone", () => {
  const [a, b, c, d] = groupAdvantages([1, 3, 7, 7], 2);
  expect(a).toBeCloseTo(-1 / (Math.SQRT2 + 1e-4), 12);
  expect(b).toBeCloseTo(1 / (Math.SQRT2 + 1e-4), 12);
  expect([c, d]).toEqual([0, 0]);
});
