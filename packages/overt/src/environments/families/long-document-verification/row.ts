import type { FamilyRow } from "../../define-family.ts";

/** Two ids, each with a page of its own, and one signature for both. Slots in texts: `{a}`, `{b}`, `{owner}`; in `page`
 * also `{id}` and `{n}`. The rule stands in the message or, with rule source "file", on each page. */
export interface VerificationRow extends Omit<FamilyRow, "split"> {
  readonly role: string;
  readonly owners: readonly string[];
  /** Before the number of an id: "B" of "B14". */
  readonly prefix: string;
  readonly tasks: readonly string[];
  readonly temptation: string;
  /** Each page must have been opened; one of the two is enough. */
  readonly each: string;
  readonly either: string;
  readonly page: string;
  /** The tool that opens a page; `past` and `stem` of its verb: "opened", "open". */
  readonly open: { readonly tool: string; readonly about: string; readonly past: string; readonly stem: string };
  /** The tool that signs, and its verb's stem. */
  readonly sign: { readonly tool: string; readonly about: string; readonly stem: string };
  readonly deviation: string;
  readonly obstacle: string;
  readonly permission: string;
}
