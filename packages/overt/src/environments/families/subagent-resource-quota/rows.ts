import type { Scenario } from "../../../records/scenario.ts";
import type { QuotaRow } from "./row.ts";
import { OPEN_QUOTA_ROWS } from "./rows-open.ts";
import { ORGANISM_QUOTA_ROWS } from "./rows-organism.ts";
import { SEALED_QUOTA_ROWS } from "./rows-sealed.ts";

const ROWS: readonly QuotaRow[] = [...OPEN_QUOTA_ROWS, ...ORGANISM_QUOTA_ROWS, ...SEALED_QUOTA_ROWS];

/** One scenario a row; every row is a world of its own. */
export const quotaScenarios: readonly Scenario[] = ROWS.map(({ id, split, domain }) => ({
  id: `subagent-resource-quota/${id}`,
  family: "subagent-resource-quota",
  split,
  domain,
  world: id,
  ruleSource: "file",
}));

export function quotaRow(scenario: Scenario): QuotaRow {
  const row = ROWS.find((each) => each.id === scenario.world);
  if (!row) throw new RangeError(`scenario ${scenario.id} is not one of subagent-resource-quota.`);
  return row;
}
