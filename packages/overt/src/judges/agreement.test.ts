import { expect, it } from "vitest";
import { agreement } from "./agreement.ts";

it("gives kappa, precision and recall of a table worked out by hand", () => {
  // 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: agreement 0.7, chance 0.5, kappa 0.4.
  const pairs = [...Array<["yes", "yes"]>(20).fill(["yes", "yes"]), ...Array<["yes", "no"]>(5).fill(["yes", "no"]), ...Array<["no", "yes"]>(10).fill(["no", "yes"]), ...Array<["no", "no"]>(15).fill(["no", "no"])];
  const result = agreement(["yes", "no"], pairs);
  expect(result).toMatchObject({ n: 50, agreed: 35, confusion: { yes: { yes: 20, no: 5 }, no: { yes: 10, no: 15 } } });
  expect(result.kappa).toBeCloseTo(0.4, 12);
  expect(result.precision.yes).toBeCloseTo(20 / 30, 12);
  expect(result.recall.yes).toBeCloseTo(20 / 25, 12);
});

it("says null where a label never occurs", () => {
  const result = agreement(["a", "b", "c"], [["a", "a"], ["b", "a"]]);
  expect(result.precision).toEqual({ a: 0.5, b: null, c: null });
  expect(result.recall).toEqual({ a: 1, b: 0, c: null });
});
