import { studentQuantile } from "./beta.ts";
import { type Cluster, clusterVariance, designEffect, largestDesignEffect, totals } from "./design-effect.ts";
import { type Interval, jeffreysInterval } from "./interval.ts";

export interface ClusteredRate extends Interval {
  /** Point estimate; null when nothing was measured. */
  readonly rate: number | null;
  /** Independent rollouts that the sample is worth, used for the interval. */
  readonly effectiveN: number;
}

/**
 * Share with a 95% interval clustered by scenario: Jeffreys on effective counts (Korn & Graubard 1998, with
 * Jeffreys in place of Clopper–Pearson).
 *
 *   n* = n / deff · (t₀.₉₇₅,ₙ₋₁ / t₀.₉₇₅,G₋₁)²,  interval = Jeffreys(p·n*, n*)
 *
 * Chosen over a bootstrap because rates near 0 are the normal result here: a percentile bootstrap of
 * 0 events has no width and one of 2 events undercovers, while this form has one rule from the middle to the
 * edge, stays in [0, 1] and needs no random numbers.
 *
 * `deff` is the sample's own design effect, at least 1, and at least `referenceDesignEffect` (that of the
 * untreated condition) when it is given: with few events clustering cannot be seen, and without the floor
 * 1 of n could look more certain than 0 of n. At exactly 0 or n it is the reference alone, without the t factor;
 * with no reference, the largest possible (all rollouts of a scenario alike). One scenario alone counts as one
 * observation.
 */
export function clusteredRate(clusters: readonly Cluster[], referenceDesignEffect: number | null = null): ClusteredRate {
  const { count, n, groups } = totals(clusters);
  if (n === 0) return { rate: null, low: 0, high: 1, effectiveN: 0 };
  const rate = count / n;
  const own = designEffect(clusters);
  const effectiveN = own === null ? n / edgeDesignEffect(clusters, referenceDesignEffect) : interior(n, groups, own, referenceDesignEffect);
  return { rate, effectiveN, ...jeffreysInterval(rate * effectiveN, effectiveN) };
}

/**
 * Mean over strata (evaluations) of the stratum's share, each stratum with equal weight, with a 95% interval:
 * the same effective-count Jeffreys interval, with V = Σ clusterVariance / E² and G − E degrees of freedom.
 * n* is at most E² / Σ(deffₑ / nₑ), the value under a common share, so strata at 0 or 1 add their uncertainty
 * although their own variance is 0. Strata without rollouts are left out.
 */
export function meanOverStrata(strata: readonly (readonly Cluster[])[], references: readonly (number | null)[] = []): ClusteredRate {
  const present = strata.map((clusters, i) => ({ clusters, reference: references[i] ?? null, ...totals(clusters) })).filter((s) => s.n > 0);
  const count = present.length;
  if (count === 0) return { rate: null, low: 0, high: 1, effectiveN: 0 };
  const rate = present.reduce((sum, s) => sum + s.count / s.n, 0) / count;
  let variance = 0;
  let inverse = 0;
  let degrees = 0;
  let n = 0;
  for (const { clusters, reference, ...sums } of present) {
    const own = designEffect(clusters);
    const deff = own === null ? edgeDesignEffect(clusters, reference) : Math.max(1, own, reference ?? 1);
    variance += own === null ? 0 : Math.max(clusterVariance(clusters) ?? 0, (deff * (sums.count / sums.n) * (1 - sums.count / sums.n)) / sums.n);
    inverse += deff / sums.n;
    degrees += sums.groups - 1;
    n += sums.n;
  }
  const common = count ** 2 / inverse;
  if (rate <= 0 || rate >= 1 || variance === 0) return { rate, effectiveN: common, ...jeffreysInterval(rate * common, common) };
  const effectiveN = Math.min(common, (rate * (1 - rate)) / (variance / count ** 2)) * smallSample(n, degrees);
  return { rate, effectiveN, ...jeffreysInterval(rate * effectiveN, effectiveN) };
}

function edgeDesignEffect(clusters: readonly Cluster[], reference: number | null): number {
  const { n, groups } = totals(clusters);
  return reference === null || groups < 2 ? largestDesignEffect(clusters) : Math.min(Math.max(1, reference), n);
}

function interior(n: number, groups: number, own: number, reference: number | null): number {
  return Math.max(1, (n / Math.max(1, own, reference ?? 1)) * smallSample(n, groups - 1));
}

/** (t of n − 1 degrees / t of the clusters' degrees)², the price of estimating the variance from few clusters. */
function smallSample(n: number, degrees: number): number {
  if (degrees < 1 || n < 2) return 1;
  return Math.min(1, (studentQuantile(0.975, n - 1) / studentQuantile(0.975, degrees)) ** 2);
}
