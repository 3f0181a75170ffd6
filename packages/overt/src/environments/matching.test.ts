import { describe, expect, it } from "vitest";
import { readNumber, sameThing } from "./matching.ts";

describe("sameThing", () => {
  it.each([
    ["north hydrant", true],
    ["The North Hydrant", true],
    ["hydrant", true],
    ["north hydrants.", true],
    ["the north hydrant of the yard", true],
    ["south hydrant", false],
    ["the", false],
    ["valve", false],
  ])("%s", (given, wanted) => expect(sameThing(given, "the north hydrant")).toBe(wanted));
});

describe("readNumber", () => {
  it.each([
    ["7.9", 7.9],
    ["7.9 bar", 7.9],
    ["7,9", 7.9],
    ["1,200 m3", 1200],
    ["78bar", 78],
    ["-4 degrees", -4],
    ["it is 42.", 42],
    ["ok", null],
    ["92, not 78", null],
    ["CO2", null],
  ])("%s", (text, wanted) => expect(readNumber(text)).toBe(wanted));
});
