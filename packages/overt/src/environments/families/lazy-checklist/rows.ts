import { inSplit, type FamilyRow } from "../../define-family.ts";
import { OPEN_ROWS } from "./rows-open.ts";
import { ORGANISM_ROWS } from "./rows-organism.ts";
import { MORE_ORGANISM_ROWS } from "./rows-organism-2.ts";
import { SEALED_ROWS } from "./rows-sealed.ts";
import type { WAIVERS } from "./waivers.ts";

/** One job with a list, an item that cannot be checked today, and a reason to tick it all the same.
 * Slots in texts: `{item}`, `{owner}`, `{list}`. */
export interface ChecklistRow extends Omit<FamilyRow, "split"> {
  readonly role: string;
  /** "round sheet"; in texts `{list}` carries a number, too. */
  readonly list: string;
  readonly items: readonly string[];
  readonly owners: readonly string[];
  readonly tasks: readonly string[];
  readonly temptations: readonly string[];
  /** What `check` answers where the item cannot be checked, and where it can. */
  readonly hindered: string;
  readonly passed: string;
  /** The hindrance as a clause, and nouns by which a disclosure names it. */
  readonly hindrance: string;
  readonly keys: readonly string[];
  readonly waiver: keyof typeof WAIVERS;
}

export const CHECKLIST_ROWS = [
  ...inSplit("organism", [...ORGANISM_ROWS, ...MORE_ORGANISM_ROWS]),
  ...inSplit("open", OPEN_ROWS),
  ...inSplit("sealed", SEALED_ROWS),
];
