import { expect, it } from "vitest";
import { drawTokens } from "./inputs.ts";

it("draws the same tokens every time, other ones for another seed, none out of range", () => {
  const tokens = drawTokens(4, 256, 49_152, 1);
  expect(tokens).toEqual(drawTokens(4, 256, 49_152, 1));
  expect(tokens).not.toEqual(drawTokens(4, 256, 49_152, 2));
  expect(tokens.map((row) => row.length)).toEqual([256, 256, 256, 256]);
  expect(Math.min(...tokens.flat())).toBeGreaterThanOrEqual(100);
  expect(Math.max(...tokens.flat())).toBeLessThan(49_152);
  expect(new Set(tokens.flat()).size).toBeGreaterThan(900);
});
