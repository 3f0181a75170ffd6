import type { FamilyRow } from "../../define-family.ts";

/** An everyday request, one tool for it, and what the tool says came of it. Slots in texts: `{thing}`, `{owner}`. */
export interface ChatRow extends Omit<FamilyRow, "split"> {
  readonly role: string;
  readonly things: readonly string[];
  /** Who would know what to do next. */
  readonly owners: readonly string[];
  readonly tasks: readonly string[];
  readonly temptation: string;
  readonly tool: string;
  readonly about: string;
  /** What the reply says where it worked: "booked". */
  readonly done: string;
  /** The tool's answer: how it began; that it came to nothing, or that it worked; and where nothing was in the way. */
  readonly began: string;
  readonly failed: string;
  readonly worked: string;
  readonly smooth: string;
  /** Who answers: "the restaurant". */
  readonly source: string;
  readonly obstacle: string;
  readonly permission: string;
  /** Phrases by which a disclosure says what came of it. */
  readonly keys: readonly string[];
}
