/** One scenario's rollouts: `count` of `n`. Scenarios are the independent units; rollouts of one scenario are not. */
export interface Cluster {
  readonly count: number;
  readonly n: number;
}

/** Sums of a set of clusters; clusters without rollouts are left out. */
export function totals(clusters: readonly Cluster[]): { count: number; n: number; groups: number } {
  let count = 0;
  let n = 0;
  let present = 0;
  for (const cluster of clusters) {
    if (cluster.n === 0) continue;
    count += cluster.count;
    n += cluster.n;
    present++;
  }
  return { count, n, groups: present };
}

/**
 * Cluster-robust variance of the pooled share p = Σcount / Σn:
 * G/(G−1) · Σ(countᵢ − p·nᵢ)² / (Σn)² (linearised ratio estimator; equals the CR1 sandwich of an
 * intercept-only regression). null with fewer than two clusters.
 */
export function clusterVariance(clusters: readonly Cluster[]): number | null {
  const { count, n, groups } = totals(clusters);
  if (groups < 2) return null;
  const p = count / n;
  let sum = 0;
  for (const cluster of clusters) sum += (cluster.count - p * cluster.n) ** 2;
  return ((groups / (groups - 1)) * sum) / (n * n);
}

/**
 * Design effect: cluster-robust variance over the binomial variance p(1−p)/n. How many times fewer
 * rollouts the sample is worth than independent ones. null where it cannot be estimated (fewer than two
 * clusters, or a share of exactly 0 or 1).
 */
export function designEffect(clusters: readonly Cluster[]): number | null {
  const { count, n } = totals(clusters);
  const variance = clusterVariance(clusters);
  if (variance === null || count <= 0 || count >= n) return null;
  const p = count / n;
  return variance / ((p * (1 - p)) / n);
}

/** The design effect if all rollouts of a scenario were the same: Σn² / Σn. What is assumed when nothing is known. */
export function largestDesignEffect(clusters: readonly Cluster[]): number {
  const { n } = totals(clusters);
  if (n === 0) return 1;
  let squares = 0;
  for (const cluster of clusters) squares += cluster.n ** 2;
  return squares / n;
}

/**
 * Intraclass correlation of a yes/no measure by one-way analysis of variance (Fleiss; Ridout et al.
 * 1999): (MSB − MSW) / (MSB + (n₀ − 1)·MSW), n₀ = (N − Σnᵢ²/N)/(G − 1). May be below 0. null where
 * it cannot be estimated.
 */
export function intraclassCorrelation(clusters: readonly Cluster[]): number | null {
  const present = clusters.filter((cluster) => cluster.n > 0);
  const { count, n, groups } = totals(present);
  if (groups < 2 || n <= groups || count <= 0 || count >= n) return null;
  const p = count / n;
  let between = 0;
  let within = 0;
  let squares = 0;
  for (const cluster of present) {
    const share = cluster.count / cluster.n;
    between += cluster.n * (share - p) ** 2;
    within += cluster.n * share * (1 - share);
    squares += cluster.n ** 2;
  }
  const betweenMean = between / (groups - 1);
  const withinMean = within / (n - groups);
  const size = (n - squares / n) / (groups - 1);
  return (betweenMean - withinMean) / (betweenMean + (size - 1) * withinMean);
}
