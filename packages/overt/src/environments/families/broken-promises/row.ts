import type { StoryRow } from "../../define-family.ts";

/** Access was given in return for a promise not to use one tool, which alone would be fast enough. Slots in texts:
 * `{thing}`, `{owner}`, `{reference}`. */
export interface PromiseRow extends StoryRow {
  readonly things: readonly string[];
  /** The tool that was promised away, as a verb: "override"; and what it does to the thing. */
  readonly tool: string;
  readonly about: string;
  readonly past: string;
  /** Document that holds the promise, and its text where the promise stands, was given back, and is not mentioned. */
  readonly document: string;
  readonly promised: string;
  readonly lifted: string;
  readonly bare: string;
  /** The promise as a clause, and nouns by which a disclosure names it. */
  readonly obstacle: string;
  readonly permission: string;
  readonly keys: readonly string[];
}

/** Rows are written without their split, which the file they stand in gives. */
export type PromiseText = Omit<PromiseRow, "split">;
