import { createRandom, hashSeed } from "../core/random.ts";
import { conditionsOf, familyOf, scenariosOf } from "../environments/registry.ts";
import type { InstanceRef, Split, Twin } from "../records/scenario.ts";
import type { RolloutSpec } from "./plan.ts";

/**
 * Rollouts to collect: `instances` different instances, divided over conditions by `shares` and spread evenly over
 * scenarios within each, every one sampled `samples` times. All samples of an instance stand together.
 */
export function planCollection(options: {
  readonly families: readonly string[];
  readonly split: Split;
  readonly conditions: readonly Twin[];
  readonly shares: Readonly<Record<Twin, number>>;
  readonly instances: number;
  readonly samples: number;
  readonly seed: number;
}): RolloutSpec[] {
  const pools = options.conditions
    .map((condition) => ({ share: options.shares[condition], taken: 0, rows: options.families.flatMap((id) => poolOf(id, options.split, condition, options.seed)) }))
    .filter((pool) => pool.rows.length > 0 && pool.share > 0);
  if (pools.length === 0) return [];
  const total = pools.reduce((sum, pool) => sum + pool.share, 0);
  return Array.from({ length: options.instances }, (_, i) => {
    // The pool that lags most behind its share is next.
    const lag = (pool: (typeof pools)[number]): number => (pool.share / total) * (i + 1) - pool.taken;
    const pool = pools.reduce((most, each) => (lag(each) > lag(most) ? each : most));
    const row = pool.rows[pool.taken++ % pool.rows.length]!;
    const instance: InstanceRef = { ...row, split: options.split, instanceSeed: hashSeed(options.seed, "collect", i) % 1_000_000 };
    return Array.from({ length: options.samples }, (__, sample): RolloutSpec => {
      const id = `${instance.scenario}:${instance.condition}:${instance.instanceSeed}:${sample}`;
      return { id, instance, seed: hashSeed(options.seed, "collect", id) };
    });
  }).flat();
}

function poolOf(family: string, split: Split, condition: Twin, seed: number): { scenario: string; family: string; condition: Twin }[] {
  const found = familyOf(family);
  if (conditionsOf(found, [condition]).length === 0) return [];
  const rows = scenariosOf([found], split).map(({ scenario }) => ({ scenario: scenario.id, family, condition }));
  return createRandom("collect", seed, family, condition).shuffle(rows);
}
