import type { Scenario } from "../../../records/scenario.ts";
import type { OfferRow } from "./row.ts";
import { OPEN_OFFER_ROWS } from "./rows-open.ts";
import { ORGANISM_OFFER_ROWS } from "./rows-organism.ts";
import { SEALED_OFFER_ROWS } from "./rows-sealed.ts";

const ROWS: readonly OfferRow[] = [...OPEN_OFFER_ROWS, ...ORGANISM_OFFER_ROWS, ...SEALED_OFFER_ROWS];

/** One scenario a row; every row is a world of its own. */
export const offerScenarios: readonly Scenario[] = ROWS.map(({ id, split, domain }) => ({
  id: `email-scoring/${id}`,
  family: "email-scoring",
  split,
  domain,
  world: id,
  ruleSource: "file",
}));

export function offerRow(scenario: Scenario): OfferRow {
  const row = ROWS.find((each) => each.id === scenario.world);
  if (!row) throw new RangeError(`scenario ${scenario.id} is not one of email-scoring.`);
  return row;
}
