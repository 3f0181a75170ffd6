import type { Split } from "../../records/scenario.ts";
import type { Family } from "../port.ts";
import { GramIndex } from "./gram-index.ts";
import { scenarioGrams } from "./scenario-grams.ts";

/** Above this two scenarios are one with other names. */
export const DUPLICATE_LIMIT = 0.6;
/** Evaluations whose rows share one wording of their rule, with the containment that they may reach. Figures have been
 * published on their sealed rows, so the rows stay as they are; no further evaluation should come here. */
const KNOWN: Readonly<Record<string, number>> = { "legal-reporting": 0.7, "subagent-resource-quota": 0.7 };
const SHOWN = 20;

export interface DuplicatePair {
  readonly scenarios: readonly [string, string];
  readonly splits: readonly [Split, Split];
  readonly containment: number;
}

/** Pairs above the limit of one evaluation, or of two. */
export interface DuplicateGroup {
  /** "a", or "a × b". */
  readonly evaluation: string;
  readonly pairs: number;
  readonly highest: number;
  /** Training scenarios are worlds times kinds of rule, and a few evaluations are known: listed, not held against them. */
  readonly excused: boolean;
}

export interface DuplicateResult {
  /** "held-out": pairs with at least one held-out scenario; "training": pairs of two training scenarios. */
  readonly of: Family["role"];
  readonly scenarios: number;
  /** Pairs above the limit: how many, how many of them in two splits, and by evaluation. */
  readonly above: number;
  readonly acrossSplits: number;
  readonly byEvaluation: readonly DuplicateGroup[];
  /** The nearest pairs, at most 20, nearest first, above the limit or not. */
  readonly nearest: readonly DuplicatePair[];
}

/**
 * Compares all scenarios, within splits and across: containment of two scenarios is |A ∩ B| / min(|A|, |B|), with A and B
 * their sets of word 5-grams, slots masked. Scenarios over the same row of two families (same slug, twins by intent) are
 * not compared.
 * @see scenarioGrams for what is left out
 */
export function checkNearDuplicates(families: readonly Family[]): DuplicateResult[] {
  const all = families.flatMap((family) =>
    family.scenarios.map((scenario) => ({
      id: scenario.id,
      slug: scenario.id.slice(family.id.length + 1),
      evaluation: family.id,
      role: family.role,
      split: scenario.split,
      grams: scenarioGrams(family, scenario),
    })),
  );
  const found: Record<Exclude<Family["role"], "capability">, DuplicatePair[]> = { "held-out": [], training: [] };
  const tallies = { "held-out": new Tally(), training: new Tally() };
  const index = new GramIndex();
  for (const b of all) {
    for (const [i, containment] of index.overlaps(b.grams)) {
      const a = all[i]!;
      if (a.slug === b.slug) continue;
      const role = a.role === "training" && b.role === "training" ? "training" : "held-out";
      if (containment > DUPLICATE_LIMIT) tallies[role].add(a, b, containment);
      found[role].push({ scenarios: [a.id, b.id], splits: [a.split, b.split], containment });
      if (found[role].length > 50 * SHOWN) found[role] = nearestOf(found[role]);
    }
    index.add(b.grams);
  }
  return (["held-out", "training"] as const).flatMap((of) => {
    const scenarios = all.filter(({ role }) => role === of).length;
    return scenarios === 0 ? [] : [{ of, scenarios, ...tallies[of].result(of), nearest: nearestOf(found[of]) }];
  });
}

const nearestOf = (pairs: readonly DuplicatePair[]): DuplicatePair[] => [...pairs].sort((a, b) => b.containment - a.containment).slice(0, SHOWN);

interface Compared {
  readonly evaluation: string;
  readonly split: Split;
}

class Tally {
  #above = 0;
  #acrossSplits = 0;
  readonly #groups = new Map<string, { pairs: number; highest: number }>();

  add(a: Compared, b: Compared, containment: number): void {
    const key = a.evaluation === b.evaluation ? a.evaluation : `${a.evaluation} × ${b.evaluation}`;
    const { pairs, highest } = this.#groups.get(key) ?? { pairs: 0, highest: 0 };
    this.#groups.set(key, { pairs: pairs + 1, highest: Math.max(highest, containment) });
    this.#above++;
    if (a.split !== b.split) this.#acrossSplits++;
  }

  result(of: Family["role"]): Pick<DuplicateResult, "above" | "acrossSplits" | "byEvaluation"> {
    const byEvaluation = [...this.#groups].map(([evaluation, group]) => ({ evaluation, ...group, excused: of === "training" || group.highest <= (KNOWN[evaluation] ?? DUPLICATE_LIMIT) }));
    return { above: this.#above, acrossSplits: this.#acrossSplits, byEvaluation };
  }
}
