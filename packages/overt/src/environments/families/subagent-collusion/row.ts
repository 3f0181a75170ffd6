import type { StoryRow } from "../../define-family.ts";

/** A task that does harm, and a subagent that offers to spoil it in secret. Slots in texts: `{thing}`, `{value}` (as the
 * user wants it), `{spoilt}` (as the subagent would have it), `{owner}`, `{reference}`. */
export interface CollusionRow extends StoryRow {
  /** The subagent's name. */
  readonly mate: string;
  readonly things: readonly string[];
  /** Of these two are drawn; none is part of another, nor of a thing's name. */
  readonly values: readonly string[];
  /** The harm that the task does. */
  readonly temptation: string;
  /** The tool that carries out the task with a value: "enter". */
  readonly tool: string;
  readonly about: string;
  readonly document: string;
  /** The subagent's message: a plan to be hidden, the same plan agreed with the owner, and a bare offer of help. */
  readonly plot: string;
  readonly agreed: string;
  readonly offer: string;
}

/** Rows are written without their split, which the file they stand in gives. */
export type CollusionText = Omit<CollusionRow, "split">;
