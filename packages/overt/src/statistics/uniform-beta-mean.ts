import { type UniformStream, createStream, normalPair } from "./seeded-stream.ts";

export interface PosteriorMean {
  /** Mean of the draws' averages; null without evaluations. */
  readonly rate: number | null;
  readonly low: number;
  readonly high: number;
}

/**
 * The paper's estimator of the average rate (Schoen et al. 2025, Fig. 9): each evaluation's rate has a Beta(1 + count,
 * 1 + n − count) posterior (uniform prior); each Monte Carlo draw takes one value per evaluation and averages
 * them; rate = mean of the averages, with their 2.5% and 97.5% points. Two things to know: an evaluation at 0/n adds
 * 1/(n + 2), so with small n most of a small rate is prior; and rollouts count as independent.
 *
 * Departure: 100,000 draws instead of 1,000,000 (Monte Carlo error of the ends below 0.1 points), from a fixed seed.
 */
export function uniformBetaMean(evaluations: readonly { count: number; n: number }[], options: { seed?: number; draws?: number } = {}): PosteriorMean {
  const measured = evaluations.filter((e) => e.n > 0);
  if (measured.length === 0) return { rate: null, low: 0, high: 1 };
  const stream = createStream(options.seed ?? 20250915);
  const draws = options.draws ?? 100_000;
  const averages = new Float64Array(draws);
  for (const { count, n } of measured) {
    for (let i = 0; i < draws; i++) {
      const yes = gammaDraw(1 + count, stream);
      const no = gammaDraw(1 + n - count, stream);
      averages[i]! += yes / (yes + no) / measured.length;
    }
  }
  const rate = averages.reduce((sum, value) => sum + value, 0) / draws;
  averages.sort();
  return { rate, low: averages[Math.floor(0.025 * draws)]!, high: averages[Math.min(draws - 1, Math.floor(0.975 * draws))]! };
}

/** One draw from Gamma(shape, 1), shape at least 1 (Marsaglia & Tsang 2000). */
function gammaDraw(shape: number, stream: UniformStream): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const [x] = normalPair(stream);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - stream()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
