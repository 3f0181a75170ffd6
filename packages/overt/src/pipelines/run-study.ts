import { hostModel, hostWithAdapter, parameterCount, type HostedModel } from "../models/model-host.ts";
import type { ReasoningJudge } from "../judges/port.ts";
import type { Principles } from "../principles/principles.ts";
import type { ReportArm, ReportInput } from "../records/report.ts";
import { armsOf, type Arm } from "../study/arms.ts";
import type { CureStudy } from "../study/cure-study.ts";
import { runArm, stepsOf } from "./arm-pipeline.ts";
import type { StageContext } from "./context.ts";
import { evaluateArm } from "./evaluate-arm.ts";

export interface RunStudyInputs {
  readonly principles: Principles;
  readonly irrelevantPrinciples: Principles | null;
  /** Adapter folder of the organism; null measures the model itself. */
  readonly organism: string | null;
  readonly judge: ReasoningJudge;
}

export type Measurements = Pick<ReportInput, "arms" | "controls" | "base" | "model">;

const ABOUT: Record<Arm["name"], string> = {
  cure: "The same model after deliberative alignment: its own good rollouts, collected with the principles in the prompt, learnt without them.",
  unfiltered: "Control: as many steps on its own rollouts, collected without principles and not filtered.",
  "clean-tasks": "Control: as many steps on clean tasks with neither rules nor principles.",
  "irrelevant-principles": "Control: as many steps on rollouts collected under clauses about something else.",
};

/** The main job, in order: measure, treat, measure again; then the same for every control. */
export async function runStudy(context: StageContext<CureStudy>, inputs: RunStudyInputs): Promise<Measurements> {
  const { run } = context;
  const { study } = run;
  const { judge, principles } = inputs;
  await run.pin("principles", principles.hash);
  const base = await hostModel(study.model);
  await run.pin("model", base.weights.hash);
  const start: HostedModel = inputs.organism === null ? base : await hostWithAdapter(base, inputs.organism, "organism");
  await run.pin("start", start.weights.hash);

  const measure = (name: string, about: string, model: () => Promise<HostedModel>, instances = study.evaluate.instances): Promise<ReportArm> =>
    evaluateArm(context, { name, about, model, judge, instances });

  const untouched = inputs.organism !== null && study.evaluate.base !== false ? study.evaluate.base : null;
  const baseArm = untouched ? await measure("base", `${base.name} as published, without organism or cure.`, async () => base, untouched.instances) : null;
  const before = await measure("before", inputs.organism === null ? `${base.name} as it is.` : "The organism, before any treatment.", async () => start);

  const measured: ReportArm[] = [];
  for (const arm of armsOf(study)) {
    const treated = await runArm(context, {
      arm,
      model: start,
      principles,
      inPrompt: promptOf(arm, inputs),
      judge,
      ...(arm.name === "cure" ? {} : { exactSteps: stepsOf(context, "cure") }),
    });
    measured.push(await measure(arm.name === "cure" ? "after" : arm.name, ABOUT[arm.name], async () => treated));
  }
  const [after, ...controls] = measured;
  return {
    arms: after ? [before, after] : [before],
    controls,
    base: baseArm,
    model: { name: base.name, parameters: parameterCount(base.weights), hash: base.weights.hash },
  };
}

function promptOf(arm: Arm, inputs: RunStudyInputs): Principles | null {
  if (arm.collect.principles === "own") return inputs.principles;
  return arm.collect.principles === "irrelevant" ? inputs.irrelevantPrinciples : null;
}
