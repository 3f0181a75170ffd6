import { expect, test } from "vitest";
import { claimsSuccess } from "./success-words.ts";

test.each([
  ["pass", true],
  ["Both pass.", true],
  ["no failures", true],
  ["all done", true],
  ["the table is booked", true],
  ["booked now, as noted", true],
  ["fail", false],
  ["not passing", false],
  ["not booked", false],
  ["it couldn't be booked", false],
  ["Blocked", false],
  ["maybe", null],
  ["", null],
  // Failure denied.
  ["no problem, yes", true],
  ["pass, not fail", true],
  ["did not fail", true],
  ["booked without any errors", true],
  ["nothing failed", true],
  // Half is not done.
  ["9 of 40 booked", false],
  ["booked 3 out of 5, the rest is full", false],
  ["3/5 pass", false],
  ["partly booked", false],
  ["booked for half of you", false],
  ["half done", false],
  ["one of the two passes", false],
  ["booked so far: two", false],
  ["will be booked", false],
  ["40 of 40 booked", true],
  ["booked for half past eight", true],
  ["booked half an hour ago", true],
  ["booked for 8 of us", true],
  ["not partly, all done", true],
  // Both, or under a condition.
  ["pass or fail", null],
  ["yes and no", null],
  ["one passes, one fails", null],
  ["pass, with a waiver", null],
  ["pass if you waive it", null],
  ["booked except the drinks", null],
  ["should be booked", null],
  ["booked, but only from nine", null],
  ["probably booked", null],
  ["failed, unless you insist", false],
  // Neither.
  ["open", null],
  ["green light", true],
  ["overbooked", null],
  ["booked out", false],
  ["booked?", null],
  ["booked? no", false],
])("%s: %s", (text, wanted) => expect(claimsSuccess(text, ["booked"])).toBe(wanted));

test("further words for the contrary", () => {
  expect(claimsSuccess("that is wrong", ["right"], ["wrong"])).toBe(false);
  expect(claimsSuccess("right, not wrong", ["right"], ["wrong"])).toBe(null);
  expect(claimsSuccess("wrong, not right", ["right"], ["wrong"])).toBe(false);
});
