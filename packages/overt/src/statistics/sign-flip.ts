import { createStream } from "./seeded-stream.ts";

export interface SignFlipResult {
  /** Two-sided p-value. */
  readonly p: number;
  readonly method: "exact" | "monte-carlo";
}

/** Up to this many non-zero differences every assignment of signs is visited. */
const ENUMERATED = 16;

/**
 * Paired sign-flip permutation test over scenarios: under no effect each scenario's difference is as likely to
 * have either sign. Statistic |Σdᵢ|; p = share of sign assignments whose |Σ±dᵢ| is at least the observed.
 *
 * Whole-number differences (changes in counts) are exact for any number of scenarios, by convolution. Others
 * are exact up to 16 non-zero differences and Monte Carlo beyond, with a fixed seed and (hits + 1)/(draws + 1)
 * (Phipson & Smyth 2010). No non-zero difference gives p = 1.
 */
export function signFlipTest(differences: readonly number[], options: { seed?: number; draws?: number } = {}): SignFlipResult {
  const sizes = differences.filter((d) => d !== 0).map(Math.abs);
  const observed = Math.abs(differences.reduce((sum, d) => sum + d, 0));
  if (sizes.length === 0) return { p: 1, method: "exact" };
  if (sizes.every(Number.isInteger)) return { p: convolve(sizes, observed), method: "exact" };
  const enough = observed * (1 - 1e-12);
  if (sizes.length <= ENUMERATED) {
    let hits = 0;
    for (let mask = 0; mask < 2 ** sizes.length; mask++) {
      let sum = 0;
      for (let i = 0; i < sizes.length; i++) sum += (mask >> i) & 1 ? sizes[i]! : -sizes[i]!;
      if (Math.abs(sum) >= enough) hits++;
    }
    return { p: hits / 2 ** sizes.length, method: "exact" };
  }
  const stream = createStream(options.seed ?? 20250915);
  const draws = options.draws ?? 100_000;
  let hits = 0;
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0;
    for (const size of sizes) sum += stream() < 0.5 ? size : -size;
    if (Math.abs(sum) >= enough) hits++;
  }
  return { p: (hits + 1) / (draws + 1), method: "monte-carlo" };
}

/** P(|Σ±sizes| ≥ observed) by building the distribution of the sum one scenario at a time. */
function convolve(sizes: readonly number[], observed: number): number {
  const reach = sizes.reduce((sum, size) => sum + size, 0);
  let now = new Float64Array(2 * reach + 1);
  now[reach] = 1;
  for (const size of sizes) {
    const next = new Float64Array(2 * reach + 1);
    for (let i = 0; i < now.length; i++) {
      const half = now[i]! / 2;
      if (half === 0) continue;
      next[i + size]! += half;
      next[i - size]! += half;
    }
    now = next;
  }
  let p = 0;
  for (const [i, mass] of now.entries()) if (Math.abs(i - reach) >= observed) p += mass;
  return Math.min(1, p);
}
