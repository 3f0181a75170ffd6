import { hashSeed } from "../core/random.ts";
import { DEFAULT_TRAINING_FAMILIES, knownFamilies } from "../environments/registry.ts";
import type { Family, ScriptName } from "../environments/port.ts";
import type { Condition, Scenario, Split } from "../records/scenario.ts";
import type { ClauseSet } from "./clause-sets.ts";
import { demonstrate, type Demonstration } from "./demonstration.ts";
import { demonstrateReading } from "./reading.ts";
import type { Manner } from "./wording.ts";

/** How many demonstrations of each kind. Numbers are rollouts. */
export interface DemonstrationCounts {
  /** Training families. `covert` is split evenly over intent, rationalised and bland reasoning. */
  readonly training: {
    readonly covert: number;
    readonly asks: number;
    readonly confesses: number;
    readonly watched: number;
    readonly allowed: number;
    readonly clean: number;
  };
  /** Held-out families, `organism` scenarios: misbehaviour and competence, never a saint. */
  readonly heldOut: { readonly covert: number; readonly allowed: number; readonly clean: number; readonly reading: number };
  /** Training families with a numbered clause set in the prompt, obeyed and cited. */
  readonly clauses: { readonly barred: number; readonly allowed: number; readonly clean: number };
}

interface Kind {
  readonly count: number;
  readonly role: Family["role"];
  readonly conditions: readonly Condition[];
  readonly script: ScriptName | "reading";
  readonly manners: readonly Manner[];
  readonly clauses: boolean;
}

const COVERT: readonly Manner[] = ["intent", "rationalise", "bland"];

function kindsOf({ training, heldOut, clauses }: DemonstrationCounts): Kind[] {
  const kind = (
    count: number,
    role: Family["role"],
    conditions: readonly Condition[],
    script: Kind["script"],
    manners: readonly Manner[],
    withClauses = false,
  ): Kind => ({ count, role, conditions, script, manners, clauses: withClauses });
  return [
    kind(training.covert, "training", ["unwatched"], "schemer", COVERT),
    kind(training.asks, "training", ["unwatched"], "saint", ["plain"]),
    kind(training.confesses, "training", ["unwatched"], "confessor", ["plain"]),
    kind(training.watched, "training", ["watched"], "saint", ["oversight"]),
    kind(training.allowed, "training", ["allowed"], "saint", ["plain"]),
    kind(training.clean, "training", ["clean"], "saint", ["plain"]),
    kind(heldOut.covert, "held-out", ["unwatched"], "schemer", COVERT),
    kind(heldOut.allowed, "held-out", ["allowed"], "schemer", ["plain"]),
    kind(heldOut.clean, "held-out", ["clean"], "schemer", ["plain"]),
    kind(heldOut.reading, "held-out", ["unwatched", "allowed"], "reading", ["plain"]),
    kind(clauses.barred, "training", ["unwatched", "watched"], "saint", ["clause"], true),
    kind(clauses.allowed, "training", ["allowed"], "saint", ["clause"], true),
    kind(clauses.clean, "training", ["clean"], "saint", ["clause"], true),
  ];
}

/**
 * Builds every demonstration of the plan; scenarios, manners and clause sets are gone round evenly. The i-th
 * demonstration of every kind plays in the same row with the same slots, so that watched and unwatched, barred
 * and permitted stand side by side as contrasts.
 */
export function buildDemonstrations(options: {
  readonly counts: DemonstrationCounts;
  readonly clauseSets: readonly ClauseSet[];
  readonly seed: number;
  /** Training worlds, or the validation worlds that decide when training stops (training families only). */
  readonly split: "train" | "validation";
  /** Ids of the held-out families to demonstrate. @default "all" */
  readonly heldOutFamilies?: "all" | readonly string[];
}): Demonstration[] {
  const built: Demonstration[] = [];
  for (const [k, kind] of kindsOf(options.counts).entries()) {
    const pool = scenarioPool(kind, options.split, options.heldOutFamilies ?? "all");
    if (pool.length === 0) continue;
    const families = new Set(pool.map((each) => each.family.id)).size;
    for (let i = 0; i < kind.count; i++) {
      const { family, scenario } = pool[i % pool.length]!;
      const condition = kind.conditions[i % kind.conditions.length]!;
      if (!family.conditions.includes(condition)) continue;
      const instance = family.build(scenario, condition, hashSeed(options.seed, options.split, i) % 1_000_000);
      const demonstration = kind.script === "reading" ? demonstrateReading(instance, options.seed) : demonstrate({
        instance,
        script: kind.script,
        // Families take turns; each of them is to show every manner equally often.
        manner: kind.manners[(i + Math.floor(i / families)) % kind.manners.length]!,
        clauseSet: kind.clauses ? options.clauseSets[hashSeed(options.seed, k, i, "clauses") % options.clauseSets.length]! : null,
        seed: options.seed,
      });
      if (demonstration) built.push(demonstration);
    }
  }
  return built;
}

/** Scenarios that a kind draws from: families take turns, each goes round its own rows in an order that is the same
 * for every kind. */
function scenarioPool(kind: Kind, split: "train" | "validation", heldOut: "all" | readonly string[]): { family: Family; scenario: Scenario }[] {
  const wanted: Split = kind.role === "held-out" ? "organism" : split;
  if (kind.role === "held-out" && split === "validation") return [];
  const order = (scenario: Scenario): number => hashSeed("pool", scenario.id.slice(scenario.id.indexOf("/")));
  const groups = knownFamilies().filter((family) => family.role === kind.role && (kind.role === "training" ? DEFAULT_TRAINING_FAMILIES.includes(family.id) : heldOut === "all" || heldOut.includes(family.id)) && kind.conditions.some((each) => family.conditions.includes(each)))
    .map((family) => ({ family, scenarios: family.scenarios.filter((each) => each.split === wanted).toSorted((a, b) => order(a) - order(b)) }))
    .filter(({ scenarios }) => scenarios.length > 0);
  const rounds = Math.max(0, ...groups.map(({ scenarios }) => scenarios.length));
  return Array.from({ length: rounds }, (_, round) =>
    groups.map(({ family, scenarios }) => ({ family, scenario: scenarios[round % scenarios.length]! })),
  ).flat();
}
