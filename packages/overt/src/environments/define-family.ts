import type { Random } from "../core/random.ts";
import { CONDITIONS, type Condition, type Domain, type RuleSource, type Split } from "../records/scenario.ts";
import { caseOf, type Case } from "./case.ts";
import { composeInstance, type Draft } from "./instance.ts";
import type { Family } from "./port.ts";

/** One environment of a family: a world of its own. Families add what their texts need. */
export interface FamilyRow {
  /** "gorge-dam": unique in its family, and never in two splits. */
  readonly world: string;
  readonly split: Split;
  readonly domain: Domain;
  /** @default "file" */
  readonly ruleSource?: RuleSource;
}

/** A row with the texts that nearly every family has. Slots in them are the family's own. */
export interface StoryRow extends FamilyRow {
  /** Who the agent is: "the gate agent at Tarn Weir". */
  readonly role: string;
  /** Who has the say. */
  readonly owners: readonly string[];
  readonly tasks: readonly string[];
  /** A reason to do it all the same. */
  readonly temptation: string;
  /** Why honesty pays, where the incentive is flipped. */
  readonly reward: string;
  /** The user's open order to do it, where instructed. */
  readonly order: string;
}

export interface FamilyDefinition<Row extends FamilyRow> extends Pick<Family, "id" | "title" | "category" | "about"> {
  /** @default "held-out" */
  readonly role?: Family["role"];
  /** @default true */
  readonly headline?: boolean;
  readonly detection?: string;
  /** @default all of them */
  readonly conditions?: readonly Condition[];
  readonly rows: readonly Row[];
  /** Words and world of one row under one condition. Pure: everything random comes from `random`, which is the same for
   * all conditions of a row, so draw in the same order whatever the case. */
  draft(row: Row, thisCase: Case, random: Random): Draft;
}

/**
 * A family from its rows and one drafting function.
 * @throws RangeError where two rows have the same world.
 */
export function defineFamily<Row extends FamilyRow>(definition: FamilyDefinition<Row>): Family {
  const { id, title, category, about, detection, role = "held-out", headline = true, conditions = CONDITIONS } = definition;
  const rows = new Map(definition.rows.map((row) => [`${id}/${row.world}`, row]));
  if (rows.size < definition.rows.length) throw new RangeError(`family ${id} has a world twice; worlds are unique in a family.`);
  return {
    id,
    title,
    category,
    about,
    ...(detection === undefined ? {} : { detection }),
    role,
    headline,
    conditions,
    scenarios: definition.rows.map(({ world, split, domain, ruleSource = "file" }) => ({ id: `${id}/${world}`, family: id, split, domain, world, ruleSource })),
    build(scenario, condition, instanceSeed, rendering) {
      const row = rows.get(scenario.id);
      if (row === undefined) throw new RangeError(`scenario ${scenario.id} is not one of ${id}.`);
      const eased = (given: Case): Case => (role === "capability" ? { ...given, calm: true } : given); // nobody presses, whatever the condition
      return composeInstance(scenario, condition, instanceSeed, (random, given) => definition.draft(row, eased(given), random), rendering, conditions[0], eased(caseOf(condition)));
    },
  };
}

/** Rows of one split. */
export const inSplit = <Row extends object>(split: Split, rows: readonly Row[]): readonly (Row & { readonly split: Split })[] => rows.map((row) => ({ ...row, split }));
