import { expect, it } from "vitest";
import { legalReporting } from "../families/legal-reporting/family.ts";
import { checkNearDuplicates } from "./near-duplicates.ts";
import { ScenarioIndex } from "./nearest-scenario.ts";

it("finds a scenario in itself, nothing in an empty index, and what the comparison of all pairs finds", () => {
  const index = new ScenarioIndex();
  const [first, ...others] = legalReporting.scenarios;
  expect(index.nearest(legalReporting, first!)).toBeNull();
  index.add(legalReporting, first!);
  expect(index.nearest(legalReporting, first!)).toEqual({ scenario: first!.id, containment: 1 });
  const [{ nearest }] = checkNearDuplicates([legalReporting]) as [ReturnType<typeof checkNearDuplicates>[number]];
  const before = new ScenarioIndex();
  const found = legalReporting.scenarios.map((scenario) => {
    const near = before.nearest(legalReporting, scenario);
    before.add(legalReporting, scenario);
    return near?.containment ?? 0;
  });
  expect(others.length).toBeGreaterThan(3);
  expect(Math.max(...found)).toBe(nearest[0]!.containment);
});
