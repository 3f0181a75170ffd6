import { RunError } from "../core/errors.ts";
import { FAMILIES } from "../environments/registry.ts";
import type { ReasoningJudge } from "../judges/port.ts";
import { createGenerator, type HostedModel } from "../models/model-host.ts";
import { planRollouts, type RolloutSpec } from "../rollouts/plan.ts";
import type { CureStudy } from "../study/cure-study.ts";
import { stage, type StageContext } from "./context.ts";
import { judgeStage } from "./judge-stage.ts";
import { limitsOf, rolloutStage } from "./rollout-stage.ts";

/** Families that a study measures on. */
export function evaluationFamilies(study: CureStudy): string[] {
  const heldOut = FAMILIES.filter((family) => family.role === "held-out").map((family) => family.id);
  if (study.evaluate.split === "validation") return FAMILIES.filter((family) => family.role === "training").map((family) => family.id);
  return study.evaluate.evaluations === "all" ? heldOut : heldOut.filter((id) => (study.evaluate.evaluations as string[]).includes(id));
}

/** The measured set: the same instances and sampling seeds before and after. */
export function planEvaluation(study: CureStudy, instances: number): RolloutSpec[] {
  return planRollouts({
    families: evaluationFamilies(study),
    split: study.evaluate.split,
    conditions: study.evaluate.conditions,
    instances,
    samples: 1,
    seed: study.seed,
  });
}

/** Measures one model and judges its reasoning, under `evaluate-<name>`. Fails where too much could not be scored. */
export async function evaluateArm(
  context: StageContext<CureStudy>,
  options: { readonly name: string; readonly model: HostedModel; readonly judge: ReasoningJudge; readonly instances: number },
): Promise<void> {
  const { run } = context;
  const { study } = run;
  const name = `evaluate-${options.name}`;
  if (run.stage(name) !== null) return;
  await stage(context, name, async () => {
    const rollouts = await rolloutStage(context, {
      name,
      title: `measuring (${options.name})`,
      plan: planEvaluation(study, options.instances),
      unitSize: study.sampling.unitSize,
      limits: limitsOf(study.sampling),
      principles: null,
      createGenerator: () => createGenerator(options.model, { threads: study.threads, maxBatch: study.sampling.unitSize }),
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
