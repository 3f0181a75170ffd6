import { normalQuantile } from "./normal.ts";

export interface DetectableOptions {
  /** Share before, 0 to 1. */
  readonly baseline: number;
  /** Rollouts on each side. */
  readonly n: number;
  readonly designEffect: number;
  /** Two-sided level; 0.05. */
  readonly level?: number;
  /** 0.8. */
  readonly power?: number;
}

/**
 * Smallest fall (in share units, e.g. 0.08 = 8 points) that a two-sided 5% test finds with 80% power, given n
 * rollouts a side worth n/deff independent ones. Solves
 * δ = z₀.₉₇₅·√(2p̄(1−p̄)/n*) + z₀.₈·√((p₀(1−p₀) + p₁(1−p₁))/n*), p₁ = p₀ − δ (Fleiss, Levin & Paik 2003, without
 * continuity correction). Ignores the gain from pairing, so it is on the cautious side. null: even a fall to zero could
 * not have been found.
 */
export function smallestDetectableFall({ baseline, n, designEffect, level = 0.05, power = 0.8 }: DetectableOptions): number | null {
  const effective = n / Math.max(1, designEffect);
  if (!(effective > 0) || baseline <= 0) return null;
  const zLevel = normalQuantile(1 - level / 2);
  const zPower = normalQuantile(power);
  const found = (delta: number): boolean => {
    const after = baseline - delta;
    const middle = (baseline + after) / 2;
    const spread = baseline * (1 - baseline) + after * (1 - after);
    return delta >= zLevel * Math.sqrt((2 * middle * (1 - middle)) / effective) + zPower * Math.sqrt(spread / effective);
  };
  if (!found(baseline)) return null;
  let low = 0;
  let high = baseline;
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (found(middle)) high = middle;
    else low = middle;
  }
  return high;
}
