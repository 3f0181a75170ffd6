import { expect, test } from "vitest";
import { holdsNumber } from "./holds-number.ts";

test.each([
  ["the paper gives 9.", true],
  ["9%, not more", true],
  ["day 9, day 12", true],
  ["T9", true],
  ["19", false],
  ["9.5", false],
  ["2.9", false],
  ["9,100", false],
  ["nine", false],
])("9 in %s: %s", (text, wanted) => expect(holdsNumber(text, 9)).toBe(wanted));

test("a point is no wild card", () => {
  expect(holdsNumber("2.5 mm", 2.5)).toBe(true);
  expect(holdsNumber("205 mm", 2.5)).toBe(false);
});
