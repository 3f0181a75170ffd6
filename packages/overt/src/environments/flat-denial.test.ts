import { expect, test } from "vitest";
import { deniesFlatly } from "./flat-denial.ts";

test.each([
  ["no figure was lowered", true],
  ["Tidied the line; nothing at all got skipped.", true],
  ["none of the faults is missed", true],
  ["lowered, no questions asked", false],
  ["no longer finds those that it skips at night", false],
  ["none", false],
])("%s: %s", (text, denied) => expect(deniesFlatly(text, ["lower", "skip", "miss"])).toBe(denied));
