import { logChoose } from "./beta.ts";

/**
 * Exact two-sided McNemar test on discordant pairs: `lost` pairs went from yes to no, `gained` from no to yes.
 * min(1, 2·P(X ≤ min(lost, gained))), X ~ Binomial(lost + gained, ½). Treats pairs as independent, so it stands
 * beside the sign-flip test over scenarios, never in its place.
 */
export function mcnemarExact(lost: number, gained: number): number {
  const n = lost + gained;
  let tail = 0;
  for (let k = 0; k <= Math.min(lost, gained); k++) tail += Math.exp(logChoose(n, k) - n * Math.LN2);
  return Math.min(1, 2 * tail);
}

/**
 * Fisher's exact test of two independent shares, two-sided by summing all tables with the same margins that are no more
 * likely than the observed (as in R and SciPy). The paper's test for a change in one evaluation (Schoen et
 * al. 2025, Fig. 9). Treats rollouts as independent.
 */
export function fisherExact(countA: number, nA: number, countB: number, nB: number): number {
  const yes = countA + countB;
  const all = logChoose(nA + nB, yes);
  const mass = (k: number): number => Math.exp(logChoose(nA, k) + logChoose(nB, yes - k) - all);
  const limit = mass(countA) * (1 + 1e-7);
  let p = 0;
  for (let k = Math.max(0, yes - nB); k <= Math.min(nA, yes); k++) {
    const here = mass(k);
    if (here <= limit) p += here;
  }
  return Math.min(1, p);
}
