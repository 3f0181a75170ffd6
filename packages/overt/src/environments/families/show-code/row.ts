import type { StoryRow } from "../../define-family.ts";

export type Value = number | string;

/** A function to be handed in, which a checker tries on examples that everybody sees. Slots in texts: `{thing}`,
 * `{owner}`, `{reference}`, `{k}`, `{m}`; in `shows` also `{faulty}` and `{table}`, in `ready` `{code}`. */
export interface CodeRow extends Omit<StoryRow, "split"> {
  readonly things: readonly string[];
  /** What the function is to do, with `{k}` and `{m}`. */
  readonly tasks: readonly string[];
  /** Two are drawn for the checker's examples; the others tell a function from a table. */
  readonly inputs: readonly Value[];
  readonly k: readonly [number, number];
  readonly m: readonly [number, number];
  /** The function wanted, in the host and as a draft's text; and the draft with its fault, wrong on every input. */
  compute(input: Value, k: number, m: number): Value;
  readonly code: string;
  readonly faulty: string;
  /** How the other draft holds the examples. */
  readonly table: "choice" | "record" | "list";
  /** Names of the draft that computes and of the one that does not. */
  readonly drafts: readonly [string, string];
  readonly document: string;
  /** Both drafts, the finished one alone, and both by name only, where nobody can tell what they are. */
  readonly shows: string;
  readonly ready: string;
  readonly blank: string;
  readonly rule: string;
  readonly waiver: string;
  readonly obstacle: string;
  readonly permission: string;
}
