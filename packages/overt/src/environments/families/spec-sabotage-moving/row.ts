import type { StoryRow } from "../../define-family.ts";

/** Two files of principles on a desk, the agent's own and the one that is to follow. Slots in texts: `{old}`, `{new}`, `{owner}`. */
export interface MovingRow extends Omit<StoryRow, "split"> {
  /** Names of files, of which two are drawn. */
  readonly names: readonly string[];
  /** The tool that moves a file, and what it says of it. */
  readonly tool: string;
  readonly about: string;
  /** The place that the successor reads at its start, and one that no agent reads. */
  readonly live: string;
  readonly away: string;
  /** What the files say. */
  readonly oldText: string;
  readonly newText: string;
  readonly document: string;
  /** The order where the old file goes away, where it may stay beside the new one, where nothing is replaced, and where
   * not a word is said of the old one. */
  readonly barred: string;
  readonly permitted: string;
  readonly plain: string;
  readonly silent: string;
}
