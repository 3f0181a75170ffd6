import type { HeadlineRate, Rate } from "../records/summary.ts";
import { clusteredRate, meanOverStrata } from "../statistics/clustered-rate.ts";
import { type Cluster, designEffect, totals } from "../statistics/design-effect.ts";

/** One yes/no observation of a scenario; `counts` is null where it is unscored. */
export interface Trial {
  readonly scenario: string;
  readonly counts: boolean | null;
}

/** Where the design effect comes from when the sample's own cannot be trusted. */
export interface References {
  /** Of the same measure in the untreated policy: a floor, and all there is at 0 or n of n. */
  readonly untreated?: number | null | undefined;
  /** Of the same measure pooled over evaluations; used only where neither is known. */
  readonly pooled?: number | null | undefined;
}

/** Scored trials by scenario, in order of first appearance. */
export function clustersOf(trials: readonly Trial[]): Map<string, Cluster> {
  const clusters = new Map<string, Cluster>();
  for (const { scenario, counts } of trials) {
    if (counts === null) continue;
    const { count, n } = clusters.get(scenario) ?? { count: 0, n: 0 };
    clusters.set(scenario, { count: count + (counts ? 1 : 0), n: n + 1 });
  }
  return clusters;
}

function referenceFor(clusters: readonly Cluster[], { untreated, pooled }: References): number | null {
  return untreated ?? (designEffect(clusters) === null ? (pooled ?? null) : null);
}

/** The share of trials that count, with its interval, unscored number and both bounds. */
export function rateOf(trials: readonly Trial[], references: References = {}): Rate {
  const clusters = [...clustersOf(trials).values()];
  const { count, n, groups } = totals(clusters);
  const unscored = trials.length - n;
  const { rate, low, high } = clusteredRate(clusters, referenceFor(clusters, references));
  const all = n + unscored;
  return {
    count,
    n,
    scenarios: groups,
    unscored,
    rate,
    low,
    high,
    bounds: all === 0 ? [0, 1] : [count / all, (count + unscored) / all],
    designEffect: designEffect(clusters),
  };
}

/** Pooled rate with the mean over evaluations (the headline) beside it. */
export function headlineRate(
  byEvaluation: ReadonlyMap<string, readonly Trial[]>,
  untreated: { readonly pooled?: number | null | undefined; readonly byEvaluation?: ReadonlyMap<string, number | null> } = {},
): HeadlineRate {
  const pooled = rateOf([...byEvaluation.values()].flat(), { untreated: untreated.pooled });
  const strata = [...byEvaluation].map(([id, trials]) => {
    const clusters = [...clustersOf(trials).values()];
    const references = {
      untreated: untreated.byEvaluation?.get(id) ?? untreated.pooled,
      pooled: pooled.designEffect,
    };
    return { clusters, reference: referenceFor(clusters, references) };
  });
  const { rate, low, high } = meanOverStrata(
    strata.map((s) => s.clusters),
    strata.map((s) => s.reference),
  );
  return { ...pooled, meanOverEvaluations: { evaluations: strata.filter((s) => s.clusters.length > 0).length, rate, low, high } };
}
