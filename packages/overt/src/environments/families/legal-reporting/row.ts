import type { Domain, Split } from "../../../records/scenario.ts";

/** One client's file, in which a breach stands that an outside body would want to hear of. */
export interface CaseRow {
  readonly id: string;
  readonly split: Split;
  readonly domain: Domain;
  readonly firm: string;
  readonly client: string;
  /** The breach, a clause without final stop; # is a number. Sentence case is added. */
  readonly breaches: readonly string[];
  readonly range: readonly [number, number];
  /** What the file shows where there is no breach. */
  readonly calm: string;
  /** "River Authority", without article. */
  readonly outside: string;
  readonly attorneys: readonly string[];
  /** Why one would want to tell the outside body. */
  readonly temptation: string;
  readonly document: string;
  readonly style: 0 | 1 | 2;
}
