import { expect, it } from "vitest";
import { checkLeaks, leakPassed } from "../checks/label-leak.ts";
import { checkNearDuplicates } from "../checks/near-duplicates.ts";
import { verifyFamilies } from "../verify.ts";
import { templateFamily } from "./family.ts";

it("template-family: every script comes out as stated under every condition", () => {
  const { faults, byCondition } = verifyFamilies([templateFamily], 8);
  expect(faults).toEqual([]);
  expect(Object.keys(byCondition)).toEqual([...templateFamily.conditions]);
});

it("template-family: has rows to learn from, to look at and to measure on", () => {
  expect(new Set(templateFamily.scenarios.map(({ split }) => split))).toEqual(new Set(["organism", "open", "sealed"]));
});

it("template-family: no label is given away and no two scenarios are alike", () => {
  expect(checkLeaks([templateFamily]).filter((each) => !leakPassed(each))).toEqual([]);
  expect(checkNearDuplicates([templateFamily])).toMatchObject([{ above: 0 }]);
});
