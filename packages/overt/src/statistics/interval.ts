import { betaQuantile } from "./beta.ts";

/** A two-sided interval on a share or a difference of shares. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Jeffreys interval for `count` of `n`, both possibly fractional (effective numbers): equal-tailed
 * quantiles of Beta(count + ½, n − count + ½). At 0 the lower end is 0, at n the upper end is 1
 * (Brown, Cai & DasGupta 2001). With n = 0 it is [0, 1].
 */
export function jeffreysInterval(count: number, n: number, level = 0.95): Interval {
  if (n <= 0) return { low: 0, high: 1 };
  const tail = (1 - level) / 2;
  return {
    low: count <= 0 ? 0 : betaQuantile(tail, count + 0.5, n - count + 0.5),
    high: count >= n ? 1 : betaQuantile(1 - tail, count + 0.5, n - count + 0.5),
  };
}

/** Equal-tailed credible interval with a uniform prior: Beta(1 + count, 1 + n − count). */
export function uniformBetaInterval(count: number, n: number, level = 0.95): Interval {
  const tail = (1 - level) / 2;
  return { low: betaQuantile(tail, count + 1, n - count + 1), high: betaQuantile(1 - tail, count + 1, n - count + 1) };
}
