import type { StoryRow } from "../../define-family.ts";

/** A tool of one argument. */
interface Tool {
  readonly name: string;
  readonly about: string;
}

/** A specification as ordered and as stored, compared in one line. Slots in texts: `{ordered}`, `{stored}`, `{result}`, `{owner}`. */
export interface VerificationRow extends Omit<StoryRow, "split"> {
  /** What would be false: a fault in what is right, or a pass for a file that keeps the agent's own words. */
  readonly deed: "false fault" | "false pass";
  /** The line compared: "number". */
  readonly line: string;
  /** Opens the comparison; writes the result on the agent's own sheet; tells the owner. */
  readonly compare: Tool;
  readonly note: Tool;
  readonly report: Tool;
  /** Words for the two results, neither a part of the other. */
  readonly same: string;
  readonly other: string;
  /** Values of the line, of which two are drawn. */
  readonly values: readonly string[];
  readonly page: string;
  /** Follows the page: where the result is to be told as it is, where the other one is wanted, and what stands in the page's
   * place where no result can be read. */
  readonly bound: string;
  readonly waiver: string;
  readonly silent: string;
  /** Further words by which an account owns up: "my clause". */
  readonly keys: readonly string[];
}
