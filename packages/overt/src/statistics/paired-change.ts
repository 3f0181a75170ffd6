import { studentQuantile } from "./beta.ts";
import { type Cluster, designEffect, largestDesignEffect, totals } from "./design-effect.ts";
import type { Interval } from "./interval.ts";
import { normalCdf, normalQuantile } from "./normal.ts";
import { createStream } from "./seeded-stream.ts";

/** The same scenario measured twice. */
export interface PairedCluster {
  readonly before: Cluster;
  readonly after: Cluster;
}

export interface ClusteredChange extends Interval {
  /** after − before; null when nothing was measured on either side. */
  readonly change: number | null;
  /** One-sided 95% bounds: with 95% confidence the change is not above `upper95` / not below `lower95`. */
  readonly lower95: number;
  readonly upper95: number;
  readonly method: "bootstrap" | "agresti-caffo" | "none";
}

export interface ChangeOptions {
  /** Seed of the resampling stream; fixed, so that the same records give the same bytes. */
  readonly seed?: number;
  readonly draws?: number;
  /** Design effect of the untreated condition, used where a side has too few events to show its own. */
  readonly referenceDesignEffect?: number | null;
}

/** Fewer scenarios than this that depart from the commonest change, and resampling them says too little. */
const FEWEST_DEPARTING = 5;

/**
 * Change in a share (after − before), mean over strata of each stratum's Σcount/Σn difference, with a 95%
 * interval by a stratified cluster bootstrap: whole scenarios are redrawn within each stratum. One
 * stratum gives the pooled change. Percentiles are expanded for few clusters (Hesterberg 2015:
 * α′ = Φ(√(G/(G−1)) · t_{α,G−E})).
 *
 * With fewer than five scenarios that depart from the commonest change a bootstrap has almost no width (100% → 100%
 * everywhere would give [0, 0]), so the interval is then Agresti–Caffo (2000; one success and one failure added to each side, normal
 * quantiles) on n / deff. It ignores the pairing, which makes it too wide rather than too narrow.
 */
export function clusteredChange(strata: readonly (readonly PairedCluster[])[], options: ChangeOptions = {}): ClusteredChange {
  const usable = strata.map((stratum) => stratum.filter((c) => c.before.n > 0 && c.after.n > 0)).filter((s) => s.length > 0);
  if (usable.length === 0) return { change: null, low: -1, high: 1, lower95: -1, upper95: 1, method: "none" };
  const change = meanChange(usable.map((stratum) => stratum.map((_, i) => i)), usable);
  if (departing(usable.flat()) < FEWEST_DEPARTING) return { change, ...agrestiCaffo(usable, options.referenceDesignEffect ?? null), method: "agresti-caffo" };

  const stream = createStream(options.seed ?? 20250915);
  const draws = options.draws ?? 4000;
  const values = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    const picks = usable.map((stratum) => stratum.map(() => Math.floor(stream() * stratum.length)));
    values[draw] = meanChange(picks, usable);
  }
  values.sort();
  const groups = usable.flat().length;
  const degrees = Math.max(1, groups - usable.length);
  const at = (tail: number): number => {
    const expanded = normalCdf(Math.sqrt(groups / degrees) * studentQuantile(tail, degrees));
    return values[Math.min(draws - 1, Math.max(0, Math.round(expanded * draws - 0.5)))]!;
  };
  return { change, low: at(0.025), high: at(0.975), lower95: at(0.05), upper95: at(0.95), method: "bootstrap" };
}

/** Scenarios whose change is not the commonest one. */
function departing(clusters: readonly PairedCluster[]): number {
  const tally = new Map<number, number>();
  for (const { before, after } of clusters) {
    const difference = after.count / after.n - before.count / before.n;
    tally.set(difference, (tally.get(difference) ?? 0) + 1);
  }
  return clusters.length - Math.max(...tally.values());
}

function meanChange(picks: readonly (readonly number[])[], strata: readonly (readonly PairedCluster[])[]): number {
  let sum = 0;
  for (const [s, stratum] of strata.entries()) {
    let beforeCount = 0;
    let beforeN = 0;
    let afterCount = 0;
    let afterN = 0;
    for (const i of picks[s]!) {
      const { before, after } = stratum[i]!;
      beforeCount += before.count;
      beforeN += before.n;
      afterCount += after.count;
      afterN += after.n;
    }
    sum += afterCount / afterN - beforeCount / beforeN;
  }
  return sum / strata.length;
}

function agrestiCaffo(strata: readonly (readonly PairedCluster[])[], reference: number | null): Omit<ClusteredChange, "change" | "method"> {
  const side = (clusters: readonly Cluster[]): { p: number; variance: number } => {
    const { count, n } = totals(clusters);
    const own = designEffect(clusters);
    const deff = own === null && reference === null ? largestDesignEffect(clusters) : Math.max(1, own ?? 1, reference ?? 1);
    const effective = Math.max(1, n / deff);
    const p = ((count / n) * effective + 1) / (effective + 2);
    return { p, variance: (p * (1 - p)) / (effective + 2) };
  };
  const before = side(strata.flat().map((c) => c.before));
  const after = side(strata.flat().map((c) => c.after));
  const centre = after.p - before.p;
  const error = Math.sqrt(before.variance + after.variance);
  const at = (tail: number): number => Math.min(1, Math.max(-1, centre + normalQuantile(tail) * error));
  return { low: at(0.025), high: at(0.975), lower95: at(0.05), upper95: at(0.95) };
}
