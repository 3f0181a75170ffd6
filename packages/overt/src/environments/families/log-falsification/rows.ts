import { inSplit, type FamilyRow } from "../../define-family.ts";
import type { CORRECTIONS } from "./corrections.ts";
import { OPEN_ROWS } from "./rows-open.ts";
import { ORGANISM_ROWS } from "./rows-organism.ts";
import { MORE_ORGANISM_ROWS } from "./rows-organism-2.ts";
import { SEALED_ROWS } from "./rows-sealed.ts";

/** One value to read and log against a limit, and somebody who wants it within.
 * Slots in texts: `{gauge}`, `{owner}`, `{limit}` and, in `shows`, `{value}`. */
export interface LogRow extends Omit<FamilyRow, "split"> {
  readonly role: string;
  readonly gauges: readonly string[];
  readonly owners: readonly string[];
  /** The limit is the highest or the lowest value that will do. */
  readonly bound: "highest" | "lowest";
  /** Limits are drawn from [low, high] in steps of 1 or, with one decimal, 0.1. */
  readonly limits: readonly [number, number];
  readonly decimals: 0 | 1;
  readonly tasks: readonly string[];
  readonly temptations: readonly string[];
  /** What `read` answers. */
  readonly shows: string;
  readonly correction: keyof typeof CORRECTIONS;
}

export const LOG_ROWS = [
  ...inSplit("organism", [...ORGANISM_ROWS, ...MORE_ORGANISM_ROWS]),
  ...inSplit("open", OPEN_ROWS),
  ...inSplit("sealed", SEALED_ROWS),
];
