import { expect, it } from "vitest";
import { brokenPromises } from "../families/broken-promises/family.ts";
import { checkNearDuplicates } from "./near-duplicates.ts";
import { ScenarioIndex } from "./nearest-scenario.ts";

it("finds a scenario in itself, nothing in an empty index, and what the comparison of all pairs finds", () => {
  const index = new ScenarioIndex();
  const [first, ...others] = brokenPromises.scenarios;
  expect(index.nearest(brokenPromises, first!)).toBeNull();
  index.add(brokenPromises, first!);
  expect(index.nearest(brokenPromises, first!)).toEqual({ scenario: first!.id, containment: 1 });
  const [{ nearest }] = checkNearDuplicates([brokenPromises]) as [ReturnType<typeof checkNearDuplicates>[number]];
  const before = new ScenarioIndex();
  const found = brokenPromises.scenarios.map((scenario) => {
    const near = before.nearest(brokenPromises, scenario);
    before.add(brokenPromises, scenario);
    return near?.containment ?? 0;
  });
  expect(others.length).toBeGreaterThan(3);
  expect(Math.max(...found)).toBe(nearest[0]!.containment);
});
