import { UsageError } from "../core/errors.ts";
import type { Condition, InstanceRef, Scenario, Split } from "../records/scenario.ts";
import { FAMILIES } from "./families/index.ts";
import type { Family, Instance } from "./port.ts";

export { FAMILIES };

const brought = new Map<string, Family>();

/** Families that ship, and those that a study has brought along. */
export function knownFamilies(): readonly Family[] {
  return [...FAMILIES, ...brought.values()];
}

/** Makes a study's own families known for the rest of the process; a later one replaces an earlier one of the same id.
 * @throws UsageError where the id is that of a family that ships. */
export function bringFamilies(families: readonly Family[]): void {
  for (const family of families) {
    if (FAMILIES.some(({ id }) => id === family.id)) throw new UsageError(`family.id is "${family.id}", which a family that ships has already; give yours another one.`);
    brought.set(family.id, family);
  }
}

/** Training families that organisms are built on and that validation measures. The wide ones (`covert-rules`,
 * `allowed-rules`) may be collected on by name, but no published figure rests on them, so that nothing takes them up unasked. */
export const DEFAULT_TRAINING_FAMILIES: readonly string[] = ["covert-rule-violation", "anti-over-refusal"];

/** The family of that id; a UsageError lists the known ones. */
export function familyOf(id: string): Family {
  const known = knownFamilies();
  const family = known.find((each) => each.id === id);
  if (!family) throw new UsageError(`family is "${id}"; known are ${known.map((each) => each.id).join(", ")}.`);
  return family;
}

/** Scenarios of one split, in file order. */
export function scenariosOf(families: readonly Family[], split: Split): { family: Family; scenario: Scenario }[] {
  return families.flatMap((family) => family.scenarios.filter((each) => each.split === split).map((scenario) => ({ family, scenario })));
}

/** Builds the instance that a record names. */
export function buildInstance(ref: Pick<InstanceRef, "scenario" | "family" | "condition" | "instanceSeed" | "rendering">): Instance {
  const family = familyOf(ref.family);
  const scenario = family.scenarios.find((each) => each.id === ref.scenario);
  if (!scenario) throw new UsageError(`scenario is "${ref.scenario}"; ${ref.family} has no such scenario (see overt environments list).`);
  return family.build(scenario, ref.condition, ref.instanceSeed, ref.rendering);
}

/** Every condition that a family knows, for every scenario of a split. */
export function conditionsOf(family: Family, wanted: readonly Condition[]): readonly Condition[] {
  return family.conditions.filter((each) => wanted.includes(each));
}
