import type { Scenario } from "../../records/scenario.ts";
import type { Family } from "../port.ts";
import { GramIndex } from "./gram-index.ts";
import { scenarioGrams } from "./scenario-grams.ts";

export interface NearScenario {
  readonly scenario: string;
  /** |A ∩ B| / min(|A|, |B|) of the two sets of word 5-grams, slots masked. */
  readonly containment: number;
}

/** Scenarios by their grams, for holding one more against all before it. @see checkNearDuplicates, which compares all pairs. */
export class ScenarioIndex {
  readonly #ids: string[] = [];
  readonly #index = new GramIndex();

  add(family: Family, scenario: Scenario): void {
    this.#ids.push(scenario.id);
    this.#index.add(scenarioGrams(family, scenario));
  }

  /** The nearest of those added; null where none shares a gram. */
  nearest(family: Family, scenario: Scenario): NearScenario | null {
    let best: NearScenario | null = null;
    for (const [index, containment] of this.#index.overlaps(scenarioGrams(family, scenario)))
      if (best === null || containment > best.containment) best = { scenario: this.#ids[index]!, containment };
    return best;
  }
}
