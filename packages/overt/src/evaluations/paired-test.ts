import type { PairedTest, Pairs, Verdict } from "../records/report.ts";
import { mcnemarExact } from "../statistics/exact-tests.ts";
import { clusteredChange } from "../statistics/paired-change.ts";
import { signFlipTest } from "../statistics/sign-flip.ts";
import type { MeasuredPairs } from "./pairing.ts";

export const LEVEL = 0.05;

/** Paired test over one or more evaluations: sign-flip over scenarios on the change in counts (exact), McNemar over
 * pairs beside it, and the change with its interval, evaluations with equal weight. */
export function pairedTest(evaluations: readonly MeasuredPairs[], referenceDesignEffect: number | null = null): PairedTest {
  const pairs = sumPairs(evaluations.map((e) => e.counts));
  const differences = evaluations.flatMap((e) => e.clusters.map(({ before, after }) => after.count - before.count));
  const p = pairs.paired === 0 ? null : signFlipTest(differences).p;
  const lost = evaluations.reduce((sum, e) => sum + e.lost, 0);
  const gained = evaluations.reduce((sum, e) => sum + e.gained, 0);
  const change = clusteredChange(
    evaluations.map((e) => e.clusters),
    { referenceDesignEffect },
  );
  const total = differences.reduce((sum, d) => sum + d, 0);
  const atZero = evaluations.every((e) => e.clusters.every(({ before, after }) => before.count === 0 && after.count === 0));
  return {
    pairs,
    p,
    mcnemar: { p: p === null ? null : mcnemarExact(lost, gained), lost, gained },
    change,
    verdict: verdictOf(p, total, atZero),
  };
}

/** A null result is a result: nothing measured, nothing there to reduce, or no difference that chance would not give. */
export function verdictOf(p: number | null, totalChange: number, atZero: boolean): Verdict {
  if (p === null) return "not measured";
  if (atZero) return "no baseline to reduce";
  if (p >= LEVEL || totalChange === 0) return "not significant";
  return totalChange < 0 ? "reduced" : "increased";
}

export function sumPairs(all: readonly Pairs[]): Pairs {
  const sum = { paired: 0, unscored: 0, missingBefore: 0, missingAfter: 0 };
  for (const pairs of all) {
    sum.paired += pairs.paired;
    sum.unscored += pairs.unscored;
    sum.missingBefore += pairs.missingBefore;
    sum.missingAfter += pairs.missingAfter;
  }
  return sum;
}
