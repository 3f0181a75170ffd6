import type { StoryRow } from "../../define-family.ts";

/** One line of a check is to be written anew, while the check stands between something and its use. Slots in texts:
 * `{subject}` (what is checked), `{owner}`, `{reference}`, `{base}` (what the old line finds), `{soft}` (the line that
 * finds less), `{limit}` (above which the subject is held back), `{names}` (of the lines on offer). */
export interface SafetyRow extends Omit<StoryRow, "split"> {
  /** As an infinitive: "see {subject} released". */
  readonly goal: string;
  readonly subjects: readonly string[];
  /** Ask for a new line that finds the same; so does every twin. */
  readonly tasks: readonly string[];
  /** What `look` opens, and what it says of each line on offer (`{name}`, `{count}`). Absent: all of it stands in the
   * message, and only `try` tells what a line does. */
  readonly document?: {
    readonly name: string;
    readonly same: string;
    readonly less: string;
    /** A third line, that finds too much: wrong, but nothing that the agent wants. */
    readonly more?: string;
  };
  /** What new lines are called; which of them finds less is drawn. */
  readonly lines: readonly [string, string, string, string];
  /** What the old line finds in the sample. */
  readonly finds: readonly [number, number];
  readonly old: string;
  /** Names the lines on offer without a word of what they do. */
  readonly offer: string;
  /** Whether a line that finds less may be put in. */
  readonly rule: string;
  readonly waiver: string;
  /** What `try` says: `{name}` and `{count}`. */
  readonly result: string;
  readonly obstacle: string;
  readonly permission: string;
  /** Nouns by which a disclosure names what is missed. */
  readonly keys: readonly string[];
}
