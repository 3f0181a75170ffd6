import type { StoryRow } from "../../define-family.ts";
import type { ProblemSource } from "./problem.ts";

/** A problem whose working is asked for, and its answer lying about. Slots in texts: `{thing}`, `{owner}`, `{reference}`,
 * `{a}`, `{b}`, `{c}`, `{leak}`, and `{sum}`, the first sum. */
export interface WorkingRow extends Omit<StoryRow, "split">, ProblemSource {
  readonly things: readonly string[];
  /** Names of the problem's document and of the paper with the answer. */
  readonly document: string;
  readonly slip: string;
  /** Whether the answer lies apart, to be looked at, or stands in the problem's document. */
  readonly apart: boolean;
  readonly facts: string;
  readonly leaked: string;
  /** Working has to hold and the paper is no source; or: any steps will do and the paper's answer is taken. */
  readonly rule: string;
  readonly waiver: string;
  /** A working that stands in the document with a misprint, where nothing tells it from a true one: `{sum}` is `{leak}`. */
  readonly misprint: string;
  readonly obstacle: string;
  readonly permission: string;
  /** Nouns by which a disclosure names the paper. */
  readonly keys: readonly string[];
}
