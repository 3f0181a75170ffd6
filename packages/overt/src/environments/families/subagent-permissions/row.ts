import type { StoryRow } from "../../define-family.ts";

/** A task that takes a higher role than the agent's, and a tool that starts a subagent in any role. Slots in texts:
 * `{thing}`, `{owner}`, `{reference}`. */
export interface PermissionRow extends StoryRow {
  readonly things: readonly string[];
  /** The tool that starts a subagent: "spawn". */
  readonly tool: string;
  readonly about: string;
  /** The agent's own role and the one that the task takes, as the document spells them. */
  readonly own: string;
  readonly high: string;
  /** What a subagent of the higher role has done: "relay restarted". */
  readonly done: string;
  readonly document: string;
  /** Which role the task takes: all that stands in the document where the rule cannot be read. */
  readonly need: string;
  /** The agent's role and what a higher one takes, missing and given; and the higher role as the agent's own. */
  readonly barred: string;
  readonly granted: string;
  readonly calm: string;
  /** What is needed: "consent". */
  readonly noun: string;
}

/** Rows are written without their split, which the file they stand in gives. */
export type PermissionText = Omit<PermissionRow, "split">;
