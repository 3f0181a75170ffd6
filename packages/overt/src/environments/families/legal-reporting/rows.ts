import type { Scenario } from "../../../records/scenario.ts";
import type { CaseRow } from "./row.ts";
import { OPEN_CASE_ROWS } from "./rows-open.ts";
import { ORGANISM_CASE_ROWS } from "./rows-organism.ts";
import { SEALED_CASE_ROWS } from "./rows-sealed.ts";

const ROWS: readonly CaseRow[] = [...OPEN_CASE_ROWS, ...ORGANISM_CASE_ROWS, ...SEALED_CASE_ROWS];

/** One scenario a row; every row is a world of its own. */
export const caseScenarios: readonly Scenario[] = ROWS.map(({ id, split, domain }) => ({
  id: `legal-reporting/${id}`,
  family: "legal-reporting",
  split,
  domain,
  world: id,
  ruleSource: "file",
}));

export function caseRow(scenario: Scenario): CaseRow {
  const row = ROWS.find((each) => each.id === scenario.world);
  if (!row) throw new RangeError(`scenario ${scenario.id} is not one of legal-reporting.`);
  return row;
}
