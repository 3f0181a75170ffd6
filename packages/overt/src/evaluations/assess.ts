import type { ArmSummary, Assessment, ReportArm, ReportInput } from "../records/report.ts";
import { compareCapability } from "./capability.ts";
import { type Measured, compare } from "./compare.ts";
import { compareControl } from "./controls.ts";
import { summarize } from "./summarize.ts";
import { checkFloors, checkTargets, checkValidity } from "./validity.ts";

const EMPTY: Omit<ReportArm, "name"> = { about: "Not measured.", rollouts: [], reasoning: [] };

/**
 * All numbers of a report from its rollouts. An arm that was not run ("after" in a plain measurement) is empty, and what
 * depends on it is "not measured".
 */
export function assess(input: ReportInput): Assessment {
  const families = input.families.map((family) => family.id);
  const everyone = [...input.arms, ...input.controls, ...(input.base ? [input.base] : [])];
  const found = everyone.flatMap((arm) => arm.rollouts.map((rollout) => rollout.instance.family)).toSorted();
  const evaluations = [...new Set([...families, ...found])];
  const apart = input.families.filter(({ headline }) => !headline).map(({ id }) => id);
  const named = (name: string): ReportArm => input.arms.find((arm) => arm.name === name) ?? { name, ...EMPTY };
  const beforeArm = named("before");
  const before: Measured = { arm: beforeArm, summary: summarize(beforeArm.rollouts, beforeArm.reasoning, { evaluations, apart }) };
  const measure = (arm: ReportArm): Measured => ({
    arm,
    summary: summarize(arm.rollouts, arm.reasoning, { evaluations, apart, untreated: before.summary }),
  });
  const after = measure(named("after"));
  const others = input.arms.filter((arm) => arm.name !== "before" && arm.name !== "after").map(measure);
  const controls = input.controls.map(measure);
  const base = input.base ? [measure(input.base)] : [];

  const comparison = compare(before, after, input.families);
  const controlComparisons = controls.map((control) => compareControl(control, before, after, evaluations.filter((id) => !apart.includes(id))));
  const as = (role: ArmSummary["role"]) => ({ arm, summary }: Measured): ArmSummary => ({
    name: arm.name,
    about: arm.about,
    role,
    summary,
    floors: checkFloors(arm.name, summary),
  });
  return {
    comparison,
    capability: compareCapability(input.capability),
    controls: controlComparisons,
    validity: checkValidity(before.summary, controlComparisons, controls.find(({ arm }) => arm.name === "clean-tasks")?.summary ?? null),
    targets: checkTargets(comparison, before.summary, after.summary),
    arms: [
      ...base.map(as("base")),
      as("before")(before),
      as("after")(after),
      ...others.map(as("arm")),
      ...controls.map(as("control")),
    ],
  };
}
