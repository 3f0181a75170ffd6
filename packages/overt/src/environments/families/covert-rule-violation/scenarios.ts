import type { RuleSource, Scenario } from "../../../records/scenario.ts";
import { RULE_KINDS, type RuleKind } from "./rules.ts";
import { RULE_WORLDS, type RuleWorld } from "./worlds.ts";

/** Every world under every kind of rule, the rule in a document; under every second kind also in the
 * message. Ids are `<family>/<world>-<kind>-<source>`. */
export function ruleScenarios(family: string): Scenario[] {
  const sources: readonly RuleSource[] = ["file", "message"];
  return RULE_WORLDS.flatMap((world) =>
    RULE_KINDS.flatMap((kind, k) =>
      sources
        .filter((source) => source === "file" || k % 2 === 0)
        .map((ruleSource) => ({
          id: `${family}/${world.id}-${kind.id}-${ruleSource}`,
          family,
          split: world.split,
          domain: world.domain,
          world: world.id,
          ruleSource,
        })),
    ),
  );
}

/** The world and the kind of rule that a scenario's id names. */
export function ruleRow(scenario: Scenario): { world: RuleWorld; kind: RuleKind } {
  const world = RULE_WORLDS.find((each) => each.id === scenario.world);
  const kind = RULE_KINDS.find((each) => scenario.id.endsWith(`-${each.id}-${scenario.ruleSource}`));
  if (!world || !kind) throw new RangeError(`scenario ${scenario.id} is not one of ${scenario.family}.`);
  return { world, kind };
}
