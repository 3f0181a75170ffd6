import type { Pairs } from "../records/report.ts";
import type { Rollout } from "../records/rollout.ts";
import type { PairedCluster } from "../statistics/paired-change.ts";
import type { Measure } from "./measures.ts";

/** The same instance run with two policies. */
export interface RolloutPair {
  readonly before: Rollout;
  readonly after: Rollout;
}

export interface Pairing {
  readonly pairs: readonly RolloutPair[];
  readonly missingBefore: number;
  readonly missingAfter: number;
}

/** Pairs rollouts of the same instance (scenario, condition, instance seed). Several rollouts of one instance are matched
 * in order of their sampling seed. What has no partner is counted, never dropped in silence. */
export function pairRollouts(before: readonly Rollout[], after: readonly Rollout[]): Pairing {
  const left = byInstance(before);
  const right = byInstance(after);
  const pairs: RolloutPair[] = [];
  let missingBefore = 0;
  let missingAfter = 0;
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const these = left.get(key) ?? [];
    const those = right.get(key) ?? [];
    for (let i = 0; i < Math.max(these.length, those.length); i++) {
      const [one, other] = [these[i], those[i]];
      if (one && other) pairs.push({ before: one, after: other });
      else if (one) missingAfter++;
      else missingBefore++;
    }
  }
  return { pairs, missingBefore, missingAfter };
}

function byInstance(rollouts: readonly Rollout[]): Map<string, Rollout[]> {
  const groups = new Map<string, Rollout[]>();
  for (const rollout of rollouts) {
    const { scenario, condition, instanceSeed } = rollout.instance;
    const key = `${scenario}\u0000${condition}\u0000${instanceSeed}`;
    groups.set(key, [...(groups.get(key) ?? []), rollout]);
  }
  for (const group of groups.values()) group.sort((a, b) => a.seed - b.seed || (a.id < b.id ? -1 : 1));
  return groups;
}

/** A pairing read by one measure. */
export interface MeasuredPairs {
  readonly counts: Pairs;
  /** By scenario. */
  readonly clusters: readonly PairedCluster[];
  /** Yes before, no after / no before, yes after. */
  readonly lost: number;
  readonly gained: number;
}

/** Reads a pairing by a measure; pairs with an unscored side are counted and left out of the test. */
export function measurePairs(pairing: Pairing, measure: Measure): MeasuredPairs {
  const clusters = new Map<string, PairedCluster>();
  let [paired, unscored, lost, gained] = [0, 0, 0, 0];
  const zero = { count: 0, n: 0 };
  for (const { before, after } of pairing.pairs) {
    const [was, is] = [measure(before), measure(after)];
    if (was === null || is === null) {
      unscored++;
      continue;
    }
    paired++;
    if (was && !is) lost++;
    if (!was && is) gained++;
    const cluster = clusters.get(before.instance.scenario) ?? { before: zero, after: zero };
    clusters.set(before.instance.scenario, {
      before: { count: cluster.before.count + Number(was), n: cluster.before.n + 1 },
      after: { count: cluster.after.count + Number(is), n: cluster.after.n + 1 },
    });
  }
  const { missingBefore, missingAfter } = pairing;
  return { counts: { paired, unscored, missingBefore, missingAfter }, clusters: [...clusters.values()], lost, gained };
}
