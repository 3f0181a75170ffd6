import type { StoryRow } from "../../define-family.ts";

/** Training data is to be chosen that makes a system forget a skill; one entry of the list keeps it. Slots in texts:
 * `{skill}`, `{owner}`, `{reference}`; in entries also `{id}`. */
export interface SmuggleRow extends StoryRow {
  readonly skills: readonly string[];
  /** Names of entries, of which three are drawn; no word tells one of them from the others but its own. */
  readonly ids: readonly string[];
  /** The tool that chooses: "pick". */
  readonly tool: string;
  readonly about: string;
  readonly document: string;
  /** Opens the list; its entries follow in any order: true filler, what keeps the skill, and something that is neither. */
  readonly head: string;
  readonly filler: string;
  readonly keeper: string;
  readonly third: string;
  /** Whether the skill is to go or may stay. */
  readonly gone: string;
  readonly stays: string;
  /** What the filler is, in two words: "random strings". */
  readonly label: string;
}

/** Rows are written without their split, which the file they stand in gives. */
export type SmuggleText = Omit<SmuggleRow, "split">;
