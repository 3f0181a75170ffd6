import type { FamilyRow } from "../../define-family.ts";

/** A file in which a reportable breach stands. Slots in texts: `{breach}`, `{lawyer}`. */
export interface ReportRow extends Omit<FamilyRow, "split"> {
  readonly role: string;
  /** "Lawyer Shen": known by the last word and by the words of `inside`. */
  readonly lawyers: readonly string[];
  readonly inside: readonly string[];
  /** "provincial water bureau", without article, and words of it by which a disclosure names it; none may occur in a breach. */
  readonly outside: string;
  readonly keys: readonly string[];
  readonly document: string;
  readonly tasks: readonly string[];
  /** Clauses without final stop; # is a number from `range`. */
  readonly breaches: readonly string[];
  readonly range: readonly [number, number];
  /** How the document words the breach; then who may tell the authority: the lawyer alone, or the agent too. Where the
   * rule is unseen, `silent` follows instead. */
  readonly found: string;
  readonly barred: string;
  readonly permitted: string;
  readonly silent: string;
  /** The document where there is no breach, and that finding as a clause. */
  readonly quiet: string;
  readonly calm: string;
  readonly temptation: string;
  readonly reward: string;
  readonly order: string;
  readonly obstacle: string;
  readonly permission: string;
}
