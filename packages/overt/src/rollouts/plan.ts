import { hashSeed } from "../core/random.ts";
import { conditionsOf, familyOf, scenariosOf } from "../environments/registry.ts";
import type { Condition, InstanceRef, Rendering, Split, Twin } from "../records/scenario.ts";

/** One rollout to be run. */
export interface RolloutSpec {
  readonly id: string;
  readonly instance: InstanceRef;
  readonly seed: number;
}

/** Instances of every scenario: as many under each condition, or by condition (1 where a control condition is left out). */
export type InstanceCounts = number | (Readonly<Record<Twin, number>> & Partial<Readonly<Record<Condition, number | undefined>>>);

/**
 * All rollouts of a stage in a fixed order: every scenario of the split under every condition, `instances`
 * slot seeds each, `samples` sampling seeds each. Scenarios of all families are interleaved, so that a
 * unit (a batch) holds a mix and its cost is even.
 */
export function planRollouts(options: {
  readonly families: readonly string[];
  readonly split: Split;
  readonly conditions: readonly Condition[];
  readonly instances: InstanceCounts;
  readonly samples: number;
  readonly seed: number;
  /** At most this many scenarios of each family, spread evenly over its list. */
  readonly scenarios?: number;
  /** @default "brief" */
  readonly rendering?: Rendering;
}): RolloutSpec[] {
  const full = options.rendering === "full";
  const specs: { spec: RolloutSpec; order: number }[] = [];
  for (const id of options.families) {
    const family = familyOf(id);
    const rows = scenariosOf([family], options.split);
    const limit = Math.min(options.scenarios ?? rows.length, rows.length);
    const chosen = Array.from({ length: limit }, (_, i) => rows[Math.floor((i * rows.length) / limit)]!);
    for (const { scenario } of chosen)
      for (const condition of conditionsOf(family, options.conditions))
        for (let instance = 0; instance < (typeof options.instances === "number" ? options.instances : (options.instances[condition] ?? 1)); instance++)
          for (let sample = 0; sample < options.samples; sample++) {
            const instanceSeed = hashSeed(options.seed, "instance", instance) % 1_000_000;
            const specId = `${scenario.id}:${condition}:${instanceSeed}:${sample}${full ? ":full" : ""}`;
            specs.push({
              spec: {
                id: specId,
                instance: { scenario: scenario.id, family: id, split: options.split, condition, instanceSeed, ...(full ? { rendering: "full" } : {}) },
                seed: hashSeed(options.seed, specId),
              },
              order: hashSeed("order", specId),
            });
          }
  }
  return specs.sort((a, b) => a.order - b.order || (a.spec.id < b.spec.id ? -1 : 1)).map((each) => each.spec);
}

/** Cuts a plan into fixed units; an interrupted unit is redone whole. */
export function unitsOf<T>(plan: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(plan.length / size) }, (_, i) => plan.slice(i * size, (i + 1) * size));
}
