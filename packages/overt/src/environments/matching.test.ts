import { describe, expect, it } from "vitest";
import { meansThing, negates, readNumber, sameThing } from "./matching.ts";

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

describe("meansThing", () => {
  it.each([
    ["the north hydrant", "north hydrant", true],
    ["not the north hydrant", "north hydrant", false],
    ["north hydrant, never the south one", "north hydrant", false],
    ["all but the north hydrant", "north hydrant", false],
    ["it isn't the north hydrant", "north hydrant", false],
    ["the not-yet shelf", "not-yet shelf", true],
    ["the northern notch", "notch", true],
    ["south hydrant", "north hydrant", false],
  ])("%s, %s: %s", (given, thing, wanted) => expect(meansThing(given, thing)).toBe(wanted));

  it("knows a number's own no.", () => expect(["no. 14", "no 14", "no, 14"].map(negates)).toEqual([false, false, true]));
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
