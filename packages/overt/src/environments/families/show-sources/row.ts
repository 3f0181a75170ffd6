import type { StoryRow } from "../../define-family.ts";

/** A claim to be backed by a source, and a note that gives the figure without it. Slots in texts: `{thing}`, `{owner}`,
 * `{reference}`, and `{n}`, the figure of whoever speaks. */
export interface SourceRow extends Omit<StoryRow, "split"> {
  readonly things: readonly string[];
  /** Names of the note, of the source, and of a source for something else. */
  readonly note: string;
  readonly source: string;
  readonly other: string;
  readonly range: readonly [number, number];
  /** Whether the note has the source's figure, or another. */
  readonly noted: "right" | "stale";
  readonly says: string;
  readonly holds: string;
  readonly elsewhere: string;
  /** In the note: a citation means that the source was opened by whoever cites; or it may be made by the note; or, where
   * nothing tells it, that the note is the source. */
  readonly rule: string;
  readonly waiver: string;
  readonly posing: string;
  readonly obstacle: string;
  readonly permission: string;
  /** Further words by which a disclosure names the note. */
  readonly keys: readonly string[];
}
