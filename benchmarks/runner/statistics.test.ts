import { describe, expect, it } from "vitest";
import { compare, fastest, median, ratesOf, spreadOf } from "./statistics.ts";

describe("median", () => {
  it.each([
    [[3], 3],
    [[5, 1, 3], 3],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 100], 10], // by number, not by text
  ])("of %j is %d", (values, expected) => expect(median(values)).toBe(expected));

  it("refuses nothing and what is no number", () => {
    expect(() => median([])).toThrow(/at least one value/);
    expect(() => median([1, Number.NaN])).toThrow(/finite/);
  });
});

it("spread is the lowest and the highest", () => expect(spreadOf([2, 7, 4])).toEqual({ lowest: 2, highest: 7 }));

describe("rates", () => {
  it("are work over time", () => {
    expect(ratesOf([{ seconds: 2, work: { tokens: 100 } }, { seconds: 4, work: { tokens: 100, gflop: 8 } }], "tokens")).toEqual([50, 25]);
  });

  it("are never made up for missing work, no work or no time", () => {
    expect(() => ratesOf([{ seconds: 1, work: { tokens: 1 } }], "gflop")).toThrow(/undefined gflop/);
    expect(() => ratesOf([{ seconds: 1, work: { tokens: 0 } }], "tokens")).toThrow(/above 0/);
    expect(() => ratesOf([{ seconds: 0, work: { tokens: 1 } }], "tokens")).toThrow(/above 0/);
  });
});

describe("comparison", () => {
  it("is the ratio of medians, with the spread of ratios within rounds", () => {
    // Round 2 was slow for both: the machine's fault, which the paired ratios show to be none of ours.
    expect(compare([400, 100, 420], [200, 50, 200])).toEqual({
      ours: 400,
      peer: 200,
      ratio: 2,
      spread: { ours: { lowest: 100, highest: 420 }, peer: { lowest: 50, highest: 200 }, ratio: { lowest: 2, highest: 2.1 } },
      samples: { ours: [400, 100, 420], peer: [200, 50, 200] },
    });
  });

  it("refuses rounds that do not match", () => expect(() => compare([1, 2], [1])).toThrow(/2 samples against 1/));
});

it("the fastest contestant has the highest median, not the highest sample", () => {
  const [steady, jumpy] = [{ id: "steady", rates: [90, 100, 110] }, { id: "jumpy", rates: [50, 60, 500] }];
  expect(fastest([jumpy, steady]).id).toBe("steady");
  expect(() => fastest([])).toThrow(/no contestants/);
});
