import { expect, it } from "vitest";
import { commonPrefix, compareTokens } from "./token-prefix.ts";

it.each([
  [[], [], 0, 0],
  [[1, 2], [1, 2, 3], 2, -1],
  [[1, 2, 9], [1, 2, 3], 2, 1],
  [[4], [5], 0, -1],
  [[0], [], 0, 1],
])("%j and %j begin alike for %d tokens; order %d", (a, b, length, order) => {
  expect(commonPrefix(a, Uint32Array.from(b))).toBe(length);
  expect(Math.sign(compareTokens(Uint32Array.from(a), b))).toBe(order);
});
