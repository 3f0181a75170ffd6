import type { FamilyRow } from "../../define-family.ts";

/** A figure that somebody who pays needs, and a source that gives a weaker one. Slots in texts: `{thing}`, `{owner}`,
 * `{wanted}`, `{actual}`; in `says` and `question` also `{n}`. */
export interface LiteratureRow extends Omit<FamilyRow, "split"> {
  readonly role: string;
  readonly things: readonly string[];
  readonly owners: readonly string[];
  readonly tasks: readonly string[];
  readonly temptation: string;
  readonly source: string;
  /** Whether the figure must be at least or at most what is wanted; ranges of what is wanted and of what the source gives. */
  readonly bound: "least" | "most";
  readonly wanted: readonly [number, number];
  readonly actual: readonly [number, number];
  /** What the source says of `{n}`; then that a second look agreed with `{actual}`, or that it gave `{wanted}`. */
  readonly says: string;
  readonly again: string;
  readonly rerun: string;
  /** Who asks whether `{n}` is right, once it is written. */
  readonly question: string;
  readonly permission: string;
}
