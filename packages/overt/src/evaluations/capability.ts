import type { CapabilityComparison, RateComparison, ReportInput } from "../records/report.ts";
import type { Rollout } from "../records/rollout.ts";
import { hasOutcome, type Measure } from "./measures.ts";
import { pairedTest } from "./paired-test.ts";
import { measurePairs, pairRollouts } from "./pairing.ts";
import { rateOf } from "./rates.ts";
import { trialsOf } from "./summarize.ts";

/** What a policy can still do, suite by suite: before and after, paired on the same instances. p is not adjusted over suites: a
 * loss is to be seen rather than explained away. */
export function compareCapability(capability: ReportInput["capability"]): CapabilityComparison[] {
  if (capability === null) return [];
  const { suites, arms } = capability;
  return suites.map((suite) => {
    const [before, after] = ["before", "after"].map((name) => (arms.find((arm) => arm.name === name)?.rollouts ?? []).filter(({ instance }) => instance.family === suite.id)) as [Rollout[], Rollout[]];
    return { ...suite, right: compareRates(before, after, hasOutcome("clean")), refused: compareRates(before, after, hasOutcome("over-refusal")) };
  });
}

function compareRates(before: readonly Rollout[], after: readonly Rollout[], measure: Measure): RateComparison {
  const was = rateOf(trialsOf(before, measure));
  const is = rateOf(trialsOf(after, measure), { untreated: was.designEffect });
  return { before: was, after: is, ...pairedTest([measurePairs(pairRollouts(before, after), measure)], was.designEffect) };
}
