import { resolve } from "node:path";
import { expect, it } from "vitest";
import { FAMILIES } from "../environments/registry.ts";
import { planCapability, planEvaluation } from "../pipelines/plans.ts";
import { requireKind, resolveStudy } from "../study/resolve-study.ts";
import { planStudy } from "./plan-study.ts";

const root = resolve(import.meta.dirname, "../../../..");

it("studies/full-suite.yaml measures every open scenario of every evaluation and suite, before and after", () => {
  const resolved = requireKind(resolveStudy("studies/full-suite.yaml", { cwd: root }), "cure");
  const { study } = resolved;
  const open = (role: string): string[] => FAMILIES.filter((family) => family.role === role).flatMap(({ scenarios }) => scenarios.filter(({ split }) => split === "open").map(({ id }) => id));
  const planned = (specs: ReturnType<typeof planCapability>): string[] => [...new Set(specs.map(({ instance }) => instance.scenario))].toSorted();
  expect(planned(planEvaluation(study, study.evaluate.instances))).toEqual(open("held-out").toSorted());
  expect(planned(planCapability(study))).toEqual(open("capability").toSorted());
  const stages = planStudy(resolved, FAMILIES);
  expect(stages.map(({ stage }) => stage)).toEqual(["evaluate the untouched model", "evaluate before", "capability before", "collect", "train", "evaluate after", "capability after", "report"]);
  expect(stages.every(({ seconds }) => seconds > 0)).toBe(true);
});
