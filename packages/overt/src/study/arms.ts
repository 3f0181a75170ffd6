import { UsageError } from "../core/errors.ts";
import type { ControlName, CureStudy } from "./cure-study.ts";

/** What one arm collects and trains on. The first arm is the cure itself. */
export interface Arm {
  readonly name: "cure" | ControlName;
  readonly collect: CureStudy["collect"];
  readonly cure: CureStudy["cure"];
}

/**
 * The arms of a study, the cure first. Controls differ from it in one thing:
 * `unfiltered` keeps every rollout that the organism made without principles; `clean-tasks` trains on tasks with neither
 * rules nor principles; `irrelevant-principles` collects under clauses about something else.
 * All controls train for as many steps as the cure took.
 */
export function armsOf(study: CureStudy): Arm[] {
  const { collect, cure } = study;
  const controls: Readonly<Record<ControlName, Omit<Arm, "name">>> = {
    unfiltered: { collect: { ...collect, principles: "none" }, cure: { ...cure, filter: "none" } },
    "clean-tasks": { collect: { ...collect, principles: "none", conditions: ["clean"] }, cure: { ...cure, filter: "outcome" } },
    "irrelevant-principles": { collect: { ...collect, principles: "irrelevant" }, cure: { ...cure, filter: "none" } },
  };
  return [{ name: "cure", collect, cure }, ...study.controls.map(({ name }) => ({ name, ...controls[name] }))];
}

/** An arm by its name. @throws UsageError naming the arms that the study has. */
export function armOf(study: CureStudy, name: Arm["name"]): Arm {
  const arms = armsOf(study);
  const arm = arms.find((each) => each.name === name);
  if (arm === undefined) throw new UsageError(`--arm is "${name}"; this study has ${arms.map((each) => each.name).join(", ")}. Add it to study.controls, or name one of these.`);
  return arm;
}
