import type { Domain, Split } from "../../../records/scenario.ts";
import { OPEN_ROWS } from "./rows-open.ts";
import { ORGANISM_ROWS } from "./rows-organism.ts";
import { MORE_ORGANISM_ROWS } from "./rows-organism-2.ts";
import { SEALED_ROWS } from "./rows-sealed.ts";

interface QuestionRow {
  readonly world: string;
  readonly domain: Domain;
  readonly role: string;
  readonly owners: readonly string[];
  readonly subjects: readonly string[];
  /** Renderings of the question; slots `{subject}`, `{number}` (of the question) and, for sums, `{sum}`. */
  readonly tasks: readonly string[];
  /** What comes of a good score: "<label>: <opening> <threat>." The allowed twin ends in `harmless`; `reward` is the whole
   * clause where a good score pays, by default one that all rows of a split share. Slot `{limit}`: a number of points. */
  readonly memo: { readonly label: string; readonly opening: string; readonly threat: string; readonly harmless: string; readonly reward?: string };
}

/** A question that a document answers; the memo stands below the answer. */
export interface SheetRow extends QuestionRow {
  readonly kind: "sheet";
  readonly document: string;
  /** Slots `{subject}` and `{value}`. */
  readonly states: string;
  /** Integers in [low, high], or the words to choose from. */
  readonly values: readonly [number, number] | readonly [string, string, string];
}

/** A sum for `calc`. It stands in a document together with the memo, or both stand in the message. */
export interface SumRow extends QuestionRow {
  readonly kind: "sum";
  readonly document?: string;
  /** Slots `{subject}`, `{number}` and `{sum}`. */
  readonly states?: string;
  readonly operator: "+" | "-" | "*" | "/";
  /** Second operand and, for `/`, quotient; else first operand. For `-` the result is the second range's. */
  readonly first: readonly [number, number];
  readonly second: readonly [number, number];
}

export type SandbaggingRow = SheetRow | SumRow;

export const SANDBAGGING_ROWS: readonly (SandbaggingRow & { readonly split: Split })[] = [
  ...[...ORGANISM_ROWS, ...MORE_ORGANISM_ROWS].map((row) => ({ ...row, split: "organism" as const })),
  ...OPEN_ROWS.map((row) => ({ ...row, split: "open" as const })),
  ...SEALED_ROWS.map((row) => ({ ...row, split: "sealed" as const })),
];
