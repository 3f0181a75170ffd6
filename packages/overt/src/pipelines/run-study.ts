import { measureMatmul } from "@overt/engine";
import type { ReasoningJudge } from "../judges/port.ts";
import { hostWithAdapter, parameterCount, type HostedModel } from "../models/model-host.ts";
import type { Principles } from "../principles/principles.ts";
import type { InstanceCounts } from "../rollouts/plan.ts";
import { armOf, armsOf, type Arm } from "../study/arms.ts";
import type { CureStudy } from "../study/cure-study.ts";
import { collectArm, trainArm, type ArmInputs } from "./arm-pipeline.ts";
import { stage, type StageContext } from "./context.ts";
import { evaluateArm } from "./evaluate-arm.ts";
import { judgeStage } from "./judge-stage.ts";
import type { ArmName } from "./measurements.ts";
import { planCapability, planEvaluation } from "./plans.ts";

export interface StudyInputs {
  readonly principles: Principles;
  readonly irrelevantPrinciples: Principles | null;
  /** Adapter folder of the organism; null measures the model itself. */
  readonly organism: string | null;
  readonly judge: ReasoningJudge;
  /** Looks at the sealed scenarios before this run. */
  readonly sealedLooks: number;
  /** Put the organism's adapter on a base that it was not trained on. */
  readonly force: boolean;
}

/** The models that a study starts from. */
export interface StudyModels {
  readonly base: HostedModel;
  /** What is treated: the base, its organism merged into the weights. */
  readonly start: HostedModel;
}

/** Puts the organism on its base. */
export async function loadStudyModels(base: HostedModel, inputs: Pick<StudyInputs, "organism" | "force">): Promise<StudyModels> {
  const start = inputs.organism === null ? base : await hostWithAdapter(base, inputs.organism, "organism", { force: inputs.force });
  return { base, start };
}

/** Writes down what the run rests on. */
export async function pinModels(context: StageContext<CureStudy>, inputs: StudyInputs, { base, start }: StudyModels): Promise<void> {
  const { run } = context;
  await run.pin("principles", inputs.principles.hash);
  await run.pin("model", base.weights.hash);
  await run.pin("start", start.weights.hash);
  if (run.stage("open") !== null) return;
  await stage(context, "open", async () => ({
    model: base.name,
    parameters: parameterCount(base.weights),
    behaviour: start.metadata["behaviour"] ?? "",
    principles: inputs.principles.title,
    matmulGflops: Math.round(await measureMatmul(run.study.threads)),
    sealedLooks: inputs.sealedLooks,
  }));
}

/** The main job, in order: measure, treat, measure again; then the same for every control. */
export async function runStudy(context: StageContext<CureStudy>, inputs: StudyInputs, models: StudyModels): Promise<void> {
  const { study } = context.run;
  await pinModels(context, inputs, models);
  if (inputs.organism !== null && study.evaluate.base !== false)
    await measure(context, inputs, "base", models.base, study.evaluate.base.instances);
  await measure(context, inputs, "before", models.start);
  for (const arm of armsOf(study)) {
    const treated = await trainArm(context, armInputs(inputs, models, arm));
    await measure(context, inputs, arm.name === "cure" ? "after" : arm.name, treated);
  }
}

/** Measures one policy under `evaluate-<name>`; before and after also, where the study asks for it, what it can still do, under
 * `capability-<name>`. */
export async function measure(
  context: StageContext<CureStudy>,
  inputs: Pick<StudyInputs, "judge">,
  name: ArmName,
  model: HostedModel,
  instances: InstanceCounts = context.run.study.evaluate.instances,
): Promise<void> {
  const { study } = context.run;
  await evaluateArm(context, { name, model, judge: inputs.judge, plan: planEvaluation(study, instances) });
  const capability = planCapability(study);
  if (capability.length > 0 && (name === "before" || name === "after")) await evaluateArm(context, { name, model, judge: inputs.judge, plan: capability, stage: "capability" });
}

/** Collects the rollouts of one arm and judges their reasoning. */
export async function collectStudyArm(context: StageContext<CureStudy>, inputs: StudyInputs, models: StudyModels, name: Arm["name"]): Promise<number> {
  const arm = armOf(context.run.study, name);
  await pinModels(context, inputs, models);
  const rollouts = await collectArm(context, armInputs(inputs, models, arm));
  await judgeStage(context, { name: `collect-${arm.name}`, rollouts, judge: inputs.judge });
  return rollouts.length;
}

/** Collects where that is not done, then trains one arm. */
export async function trainStudyArm(context: StageContext<CureStudy>, inputs: StudyInputs, models: StudyModels, name: Arm["name"]): Promise<void> {
  await pinModels(context, inputs, models);
  await trainArm(context, armInputs(inputs, models, armOf(context.run.study, name)));
}

function armInputs(inputs: StudyInputs, models: StudyModels, arm: Arm): ArmInputs {
  const { collect } = arm;
  const inPrompt = collect.principles === "own" ? inputs.principles : collect.principles === "irrelevant" ? inputs.irrelevantPrinciples : null;
  return {
    arm,
    model: models.start,
    principles: inputs.principles,
    inPrompt,
    judge: inputs.judge,
  };
}
