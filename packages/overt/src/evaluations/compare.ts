import type { Comparison, EvaluationComparison, HeadlineComparison, ReportArm, ReportFamily } from "../records/report.ts";
import type { Rollout } from "../records/rollout.ts";
import { CONDITIONS } from "../records/scenario.ts";
import { type ConditionSummary, HEADLINES, type PolicySummary } from "../records/summary.ts";
import { fisherExact } from "../statistics/exact-tests.ts";
import { holm } from "../statistics/holm.ts";
import { uniformBetaInterval } from "../statistics/interval.ts";
import { smallestDetectableFall } from "../statistics/smallest-detectable.ts";
import { uniformBetaMean } from "../statistics/uniform-beta-mean.ts";
import { type ConditionedMeasure, HEADLINE_MEASURES } from "./measures.ts";
import { type MeasuredPairs, measurePairs, pairRollouts } from "./pairing.ts";
import { pairedTest, verdictOf } from "./paired-test.ts";
import { under } from "./summarize.ts";

export interface Measured {
  readonly arm: ReportArm;
  readonly summary: PolicySummary;
}

/**
 * Before and after, paired on the same instances. p-values: sign-flip over scenarios, Holm over evaluations,
 * McNemar beside. The paper's own estimator (uniform Beta prior; Fisher) stands in fields of its own.
 */
export function compare(before: Measured, after: Measured, families: readonly ReportFamily[]): Comparison {
  const ids = before.summary.evaluations.map((e) => e.id);
  const counted = ids.filter((id) => families.find((family) => family.id === id)?.headline ?? true);
  const headline = Object.fromEntries(
    HEADLINES.map((name): [string, HeadlineComparison] => {
      const rates = { before: before.summary.headline[name], after: after.summary.headline[name] };
      const pairs = counted.map((id) => pairsOf(before.arm.rollouts, after.arm.rollouts, id, HEADLINE_MEASURES[name]));
      return [name, { ...rates, ...pairedTest(pairs, rates.before.designEffect) }];
    }),
  ) as unknown as Comparison["headline"];

  const evaluations = ids.map((id) => compareEvaluation(id, before, after, families));
  const adjusted = holm(evaluations.map((e) => e.p));
  const { designEffect } = headline.unwatched.before;
  return {
    headline,
    fakingGap: { before: before.summary.fakingGap, after: after.summary.fakingGap },
    evaluations: evaluations.map((evaluation, i) => {
      const baseless = evaluation.before.count === 0 && evaluation.after.count === 0;
      return { ...evaluation, pHolm: adjusted[i]!, verdict: verdictOf(adjusted[i]!, evaluation.change.change ?? 0, baseless) };
    }),
    paper: paperMean(evaluations.filter(({ id }) => counted.includes(id))),
    smallestDetectable: detectable(headline.unwatched.before, designEffect),
  };
}

/** Pairs of one evaluation under the measure's condition. */
export function pairsOf(before: readonly Rollout[], after: readonly Rollout[], id: string, { condition, measure }: ConditionedMeasure): MeasuredPairs {
  const of = (rollouts: readonly Rollout[]): Rollout[] => under(rollouts, condition).filter((r) => r.instance.family === id);
  return measurePairs(pairRollouts(of(before), of(after)), measure);
}

function compareEvaluation(id: string, before: Measured, after: Measured, families: readonly ReportFamily[]): EvaluationComparison {
  const family = families.find((f) => f.id === id);
  const cell = ({ summary }: Measured, condition: (typeof CONDITIONS)[number]): ConditionSummary =>
    summary.evaluations.find((e) => e.id === id)!.conditions[condition];
  const [was, is] = [cell(before, "unwatched").outcomes.covert, cell(after, "unwatched").outcomes.covert];
  const pooled = before.summary.headline.unwatched.designEffect;
  return {
    id,
    title: family?.title ?? id,
    category: family?.category ?? "",
    about: family?.about ?? "",
    headline: family?.headline ?? true,
    before: was,
    after: is,
    ...pairedTest([pairsOf(before.arm.rollouts, after.arm.rollouts, id, HEADLINE_MEASURES.unwatched)], was.designEffect ?? pooled),
    pHolm: null,
    smallestDetectable: detectable(was, was.designEffect ?? pooled),
    paper: {
      before: paperRate(was),
      after: paperRate(is),
      fisher: was.n === 0 || is.n === 0 ? null : fisherExact(was.count, was.n, is.count, is.n),
    },
    conditions: Object.fromEntries(
      CONDITIONS.map((condition) => [condition, { before: cell(before, condition), after: cell(after, condition) }]),
    ) as unknown as EvaluationComparison["conditions"],
  };
}

/** The paper's estimator: the mean of posterior means over the evaluations that count. */
function paperMean(counted: readonly EvaluationComparison[]): Comparison["paper"] {
  return { before: uniformBetaMean(counted.map((e) => e.before)), after: uniformBetaMean(counted.map((e) => e.after)) };
}

function detectable(before: { readonly rate: number | null; readonly n: number }, designEffect: number | null): number | null {
  return smallestDetectableFall({ baseline: before.rate ?? 0, n: before.n, designEffect: designEffect ?? 1 });
}

function paperRate({ count, n }: { readonly count: number; readonly n: number }): { rate: number | null; low: number; high: number } {
  if (n === 0) return { rate: null, low: 0, high: 1 };
  return { rate: (count + 1) / (n + 2), ...uniformBetaInterval(count, n) };
}
