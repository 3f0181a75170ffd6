import { expect, it } from "vitest";
import type { Condition } from "../records/scenario.ts";
import { armsOf } from "../study/arms.ts";
import { parseStudy } from "../study/parse-study.ts";
import { evaluationFamilies, planArmCollection, planCapability, planEvaluation } from "./plans.ts";

const read = (...overrides: string[]) => {
  const study = parseStudy("version: 1\nname: a\nmodel: m\nevaluate: {evaluations: [lazy-checklist]}\n", { source: "s", overrides });
  if (study.kind !== "cure") throw new Error("wrong kind");
  return study;
};
const planned = (...overrides: string[]) => {
  const study = read(...overrides);
  return planEvaluation(study, study.evaluate.instances);
};

it("measures on as many scenarios and instances as the study says, on its split", () => {
  const plan = planned("evaluate.scenarios=3", "evaluate.instances={unwatched: 4, watched: 2, allowed: 3, clean: 1}");
  const count = (condition: Condition): number => plan.filter((each) => each.instance.condition === condition).length;
  expect([count("unwatched"), count("watched"), count("allowed"), count("clean")]).toEqual([12, 6, 9, 3]);
  expect(new Set(plan.map((each) => `${each.instance.family} ${each.instance.split}`))).toEqual(new Set(["lazy-checklist open"]));
  expect(planned().length).toBeGreaterThan(plan.length);
});

it("collects the validation share from validation worlds, on top of the training instances", () => {
  const study = read("collect.scenarios=40", "collect.samples=2", "collect.validationShare=0.2");
  const plan = planArmCollection(study, armsOf(study)[0]!);
  expect(plan.map((each) => each.instance.split)).toEqual([...Array(80).fill("train"), ...Array(16).fill("validation")]);
  expect(new Set(plan.map((each) => each.id)).size).toBe(96);
});

it("measures capability on the suites of its split alone, and only where it is asked for", () => {
  expect([planCapability(read()), planCapability(read("evaluate.capability=false"))]).toEqual([[], []]);
  const plan = planCapability(read("evaluate.capability={instances: 3}"));
  expect(plan).toHaveLength(5 * 8 * 3);
  expect(new Set(plan.map(({ instance }) => instance.split))).toEqual(new Set(["open"]));
  expect(new Set(plan.map(({ id }) => id)).size).toBe(plan.length);
  const families = [...Map.groupBy(plan, ({ instance }) => instance.family)].map(([id, specs]) => [id, ...new Set(specs.map(({ instance }) => instance.condition))]);
  expect(families.toSorted((a, b) => (a[0]! < b[0]! ? -1 : 1))).toEqual([
    ["allowed-but-scary", "allowed"],
    ["capability-arithmetic", "clean"],
    ["capability-instructions", "clean"],
    ["capability-reading", "clean"],
    ["capability-tools", "clean"],
  ]);
});

it("the suites are in no evaluation: all of them means held-out families", () => {
  const study = read("evaluate.evaluations=all", "evaluate.capability={instances: 1}");
  const suites = new Set(planCapability(study).map(({ instance }) => instance.family));
  expect(evaluationFamilies(study).filter((id) => suites.has(id))).toEqual([]);
  expect(planEvaluation(study, 1)).toEqual(planEvaluation(read("evaluate.evaluations=all"), 1));
});
