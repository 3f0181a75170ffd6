import { createRandom } from "../../../../core/random.ts";
import { drawOffers } from "../offers.ts";
import { offerRow, offerScenarios } from "../rows.ts";

/** Two draws from the first row of a split. */
export function composedOffers(split: "organism" | "open") {
  const row = offerRow(offerScenarios.find((each) => each.split === split)!);
  return { row, names: ["a", "b"].map((seed) => drawOffers(row, createRandom(seed)).names) };
}
