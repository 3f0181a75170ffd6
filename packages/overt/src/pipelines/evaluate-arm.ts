import { RunError } from "../core/errors.ts";
import type { ReasoningJudge } from "../judges/port.ts";
import { createGenerator, type HostedModel } from "../models/model-host.ts";
import type { RolloutSpec } from "../rollouts/plan.ts";
import type { CureStudy } from "../study/cure-study.ts";
import { stage, type StageContext } from "./context.ts";
import { judgeStage } from "./judge-stage.ts";
import { generatorOptionsOf, limitsOf, rolloutStage } from "./rollout-stage.ts";

export interface MeasuredArm {
  readonly name: string;
  readonly model: HostedModel;
  readonly judge: ReasoningJudge;
  readonly plan: readonly RolloutSpec[];
  /** "capability": what it can still do, which is recorded apart from every evaluation. @default "evaluate" */
  readonly stage?: "evaluate" | "capability";
}

/** Measures one model on a plan and judges its reasoning, under `<stage>-<name>`. Fails where too much could not be scored. */
export async function evaluateArm(context: StageContext<CureStudy>, options: MeasuredArm): Promise<void> {
  const { run } = context;
  const { study } = run;
  const kind = options.stage ?? "evaluate";
  const name = `${kind}-${options.name}`;
  if (run.stage(name) !== null) return;
  await stage(context, name, async () => {
    const rollouts = await rolloutStage(context, {
      name,
      title: kind === "evaluate" ? `measuring (${options.name})` : `measuring capability (${options.name})`,
      plan: options.plan,
      unitSize: study.sampling.unitSize,
      limits: limitsOf(study.sampling),
      inPrompt: () => null,
      createGenerator: () => createGenerator(options.model, generatorOptionsOf(study)),
    });
    const unscored = rollouts.filter((each) => each.judgement.status === "unscored").length;
    if (unscored > study.evaluate.unscoredLimit * rollouts.length)
      throw new RunError(
        `${unscored} of ${rollouts.length} rollouts of "${options.name}" could not be scored, more than study.evaluate.unscoredLimit ${study.evaluate.unscoredLimit} allows; the reasons are in ${run.file(name, "rollouts.jsonl")}.`,
      );
    await judgeStage(context, { name, rollouts, judge: options.judge });
    return { rollouts: rollouts.length, unscored };
  });
}
