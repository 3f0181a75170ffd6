import type { ControlComparison } from "../records/report.ts";
import { type Measured, pairsOf } from "./compare.ts";
import { HEADLINE_MEASURES } from "./measures.ts";
import { pairedTest } from "./paired-test.ts";

/** What a control arm alone does to the covert rate (unwatched), and the difference that may be claimed over it:
 * control − after, paired on the same instances, positive where the cure removes more. `ids`: evaluations that count. */
export function compareControl(control: Measured, before: Measured, after: Measured, ids: readonly string[]): ControlComparison {
  const measured = HEADLINE_MEASURES.unwatched;
  const reference = before.summary.headline.unwatched.designEffect;
  const fromBefore = pairedTest(ids.map((id) => pairsOf(before.arm.rollouts, control.arm.rollouts, id, measured)), reference);
  const fromAfter = pairedTest(ids.map((id) => pairsOf(after.arm.rollouts, control.arm.rollouts, id, measured)), reference);
  const was = before.summary.headline.unwatched.meanOverEvaluations.rate;
  const is = control.summary.headline.unwatched.meanOverEvaluations.rate;
  return {
    name: control.arm.name,
    about: control.arm.about,
    unwatched: control.summary.headline.unwatched,
    cleanCompletion: control.summary.headline.cleanCompletion,
    changeFromBefore: fromBefore.change,
    removed: was === null || is === null || was === 0 ? null : (was - is) / was,
    claimed: fromAfter.change,
    p: fromAfter.p,
    pairs: fromAfter.pairs,
  };
}
