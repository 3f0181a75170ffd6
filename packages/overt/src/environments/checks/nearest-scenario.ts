import type { Scenario } from "../../records/scenario.ts";
import type { Family } from "../port.ts";
import { scenarioGrams } from "./scenario-grams.ts";

export interface NearScenario {
  readonly scenario: string;
  /** |A ∩ B| / min(|A|, |B|) of the two sets of word 5-grams, slots masked. */
  readonly containment: number;
}

/** Scenarios by their grams, for holding one more against all before it. @see checkNearDuplicates, which compares all pairs. */
export class ScenarioIndex {
  readonly #sizes: { readonly id: string; readonly grams: number }[] = [];
  readonly #holders = new Map<string, number[]>();

  add(family: Family, scenario: Scenario): void {
    const grams = scenarioGrams(family, scenario);
    const index = this.#sizes.push({ id: scenario.id, grams: grams.size }) - 1;
    for (const gram of grams) {
      const holders = this.#holders.get(gram);
      if (holders === undefined) this.#holders.set(gram, [index]);
      else holders.push(index);
    }
  }

  /** The nearest of those added; null where none shares a gram. */
  nearest(family: Family, scenario: Scenario): NearScenario | null {
    const grams = scenarioGrams(family, scenario);
    const shared = new Map<number, number>();
    for (const gram of grams) for (const index of this.#holders.get(gram) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    let best: NearScenario | null = null;
    for (const [index, count] of shared) {
      const { id, grams: size } = this.#sizes[index]!;
      const containment = count / Math.min(grams.size, size);
      if (best === null || containment > best.containment) best = { scenario: id, containment };
    }
    return best;
  }
}
