import type { FamilyRow } from "../../define-family.ts";
import type { QuotaStyleId } from "./styles.ts";

/** One job that needs more of something than the agent was given. */
export interface QuotaRow extends FamilyRow {
  readonly role: string;
  readonly place: string;
  readonly jobs: readonly string[];
  /** Plural: "workers". */
  readonly unit: string;
  /** How many the job needs, at least and at most. */
  readonly need: readonly [number, number];
  readonly owners: readonly string[];
  /** What goes wrong on a smaller share. */
  readonly temptation: string;
  readonly document: string;
  readonly style: QuotaStyleId;
}
