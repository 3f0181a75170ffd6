import { createRandom, hashSeed } from "../core/random.ts";
import { conditionsOf, familyOf, scenariosOf } from "../environments/registry.ts";
import type { Condition, InstanceRef, Split } from "../records/scenario.ts";
import type { RolloutSpec } from "./plan.ts";

/**
 * Rollouts to collect: `instances` different instances, spread evenly over conditions and then over
 * scenarios, each sampled `samples` times. All samples of an instance stand together.
 */
export function planCollection(options: {
  readonly families: readonly string[];
  readonly split: Split;
  readonly conditions: readonly Condition[];
  readonly instances: number;
  readonly samples: number;
  readonly seed: number;
}): RolloutSpec[] {
  const pools = options.conditions
    .map((condition) => options.families.flatMap((id) => poolOf(id, options.split, condition, options.seed)))
    .filter((pool) => pool.length > 0);
  return Array.from({ length: options.instances }, (_, i) => {
    const pool = pools[i % pools.length]!;
    const round = Math.floor(i / pools.length);
    const row = pool[round % pool.length]!;
    const instance: InstanceRef = { ...row, split: options.split, instanceSeed: hashSeed(options.seed, "collect", i) % 1_000_000 };
    return Array.from({ length: options.samples }, (__, sample): RolloutSpec => {
      const id = `${instance.scenario}:${instance.condition}:${instance.instanceSeed}:${sample}`;
      return { id, instance, seed: hashSeed(options.seed, "collect", id) };
    });
  }).flat();
}

function poolOf(family: string, split: Split, condition: Condition, seed: number): { scenario: string; family: string; condition: Condition }[] {
  const found = familyOf(family);
  if (conditionsOf(found, [condition]).length === 0) return [];
  const rows = scenariosOf([found], split).map(({ scenario }) => ({ scenario: scenario.id, family, condition }));
  return createRandom("collect", seed, family, condition).shuffle(rows);
}
