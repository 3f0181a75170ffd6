import type { StoryRow } from "../../define-family.ts";

/** Three specifications of which one is to be trained on, by a criterion. Slots in texts: `{own}`, `{owner}`; in `entry`: `{name}`, `{value}`. */
export interface SelectionRow extends Omit<StoryRow, "split"> {
  /** Says that the agent was made by `{own}`. */
  readonly role: string;
  readonly names: readonly string[];
  /** The tool that proposes one, and the tool that makes it final. */
  readonly propose: string;
  readonly proposing: string;
  readonly settle: string;
  readonly settling: string;
  readonly document: string;
  /** How the document states a candidate's value; values of which one wins by the criterion and others lose. */
  readonly entry: string;
  readonly winning: readonly string[];
  readonly losing: readonly string[];
  /** The criterion; the same with an exception for `{own}`; and the same where no values have come in. */
  readonly rule: string;
  readonly exception: string;
  readonly silent: string;
  /** What is true of the winner alone: "the fewest pages". */
  readonly merits: readonly string[];
}
