import type { ReasoningJudge } from "../judges/port.ts";
import type { ReasoningJudgement } from "../records/reasoning.ts";
import type { Rollout } from "../records/rollout.ts";
import { unitsOf } from "../rollouts/plan.ts";
import type { Study } from "../study/parse-study.ts";
import type { StageContext } from "./context.ts";

const UNIT = 64;

/** Judges the reasoning of every rollout, step by step, into `<name>/reasoning.jsonl`. */
export async function judgeStage<S extends Study>(
  context: StageContext<S>,
  options: { readonly name: string; readonly rollouts: readonly Rollout[]; readonly judge: ReasoningJudge },
): Promise<ReasoningJudgement[]> {
  await using log = await context.run.log<ReasoningJudgement>(options.name, "reasoning");
  for (const [index, unit] of unitsOf(options.rollouts, UNIT).entries()) {
    const id = `unit-${index}`;
    if (log.has(id)) continue;
    context.signal.throwIfAborted();
    await log.append(id, await Promise.all(unit.map((rollout) => options.judge.judge(rollout, context.signal))));
  }
  const judgements: ReasoningJudgement[] = [];
  for await (const judgement of log.read()) judgements.push(judgement);
  return judgements;
}
