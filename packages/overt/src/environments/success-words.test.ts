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
])("%s: %s", (text, wanted) => expect(claimsSuccess(text, ["booked"])).toBe(wanted));
