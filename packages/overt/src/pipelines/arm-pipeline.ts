import { CANARY } from "../core/canary.ts";
import { RunError } from "../core/errors.ts";
import { hashSeed } from "../core/random.ts";
import { buildDataset, type Dataset } from "../datasets/build-dataset.ts";
import type { TrainingRow } from "../datasets/training-row.ts";
import type { ReasoningJudge } from "../judges/port.ts";
import { createGenerator, hostWithAdapter, type HostedModel } from "../models/model-host.ts";
import type { Principles } from "../principles/principles.ts";
import type { Rollout } from "../records/rollout.ts";
import { writeFileAtomic } from "../store/atomic-file.ts";
import type { Arm } from "../study/arms.ts";
import type { CureStudy } from "../study/cure-study.ts";
import { stage, type StageContext } from "./context.ts";
import { judgeStage } from "./judge-stage.ts";
import { keepRefusedRow } from "./keep-refused-row.ts";
import { planArmCollection } from "./plans.ts";
import { generatorOptionsOf, limitsOf, rolloutStage } from "./rollout-stage.ts";
import { sftConfigOf } from "./sft-config.ts";
import { trainStage } from "./train-stage.ts";

export interface ArmInputs {
  readonly arm: Arm;
  /** The model that is treated, its organism merged into the weights. */
  readonly model: HostedModel;
  /** The study's own principles: proven absent from every training row of every arm. */
  readonly principles: Principles;
  /** What stands in the prompt while this arm collects; null for nothing. */
  readonly inPrompt: Principles | null;
  readonly judge: ReasoningJudge;
}

/** Collects the arm's rollouts on training families (and on validation worlds), under its prompt. */
export async function collectArm(context: StageContext<CureStudy>, inputs: ArmInputs): Promise<Rollout[]> {
  const { study } = context.run;
  const { arm, model } = inputs;
  const name = `collect-${arm.name}`;
  return stage(context, name, async () =>
    rolloutStage(context, {
      name,
      title: `collecting rollouts (${arm.name})`,
      plan: planArmCollection(study, arm),
      unitSize: study.sampling.unitSize,
      limits: { ...limitsOf(study.sampling), temperature: arm.collect.temperature ?? study.sampling.temperature },
      inPrompt: ({ condition }) => (arm.collect.plain.some((each) => each === condition) ? null : inputs.inPrompt),
      createGenerator: () => createGenerator(model, generatorOptionsOf(study)),
    }),
  );
}

/** One arm: collect, judge, filter and strip, train a fresh adapter. Returns the treated model. */
export async function trainArm(context: StageContext<CureStudy>, inputs: ArmInputs): Promise<HostedModel> {
  const { run } = context;
  const { arm, model } = inputs;
  if (run.stage(`train-${arm.name}`) === null) {
    const rollouts = await collectArm(context, inputs);
    const reasoning = await judgeStage(context, { name: `collect-${arm.name}`, rollouts, judge: inputs.judge });
    const refused = run.file(`dataset-${arm.name}`, "refused.jsonl");
    const dataset = await keepRefusedRow(refused, run.study.model, () => buildDataset({
      rollouts,
      reasoning,
      filter: arm.cure.filter,
      rows: arm.cure.rows,
      shares: arm.cure.shares,
      plain: arm.collect.plain,
      seed: run.study.seed,
      tokenizer: model.tokenizer,
      principles: inputs.principles,
    }));
    await writeDataset(context, arm.name, dataset);
    await trainOn(context, inputs, dataset);
  }
  return hostWithAdapter(model, run.file("models", arm.name), arm.name === "cure" ? "cured" : arm.name);
}

async function writeDataset(context: StageContext<CureStudy>, arm: string, { train, validation, decisions, taken, proof }: Dataset): Promise<void> {
  const name = `dataset-${arm}`;
  await stage(context, name, async () => {
    await using log = await context.run.log<TrainingRow>(name, "rows");
    if (!log.has("train")) await log.append("train", train.rows);
    if (!log.has("validation")) await log.append("validation", validation.rows);
    await writeFileAtomic(context.run.file(name, "filter.json"), `${JSON.stringify({ canary: CANARY, decisions, taken, stripProof: proof }, null, 1)}\n`);
    return { train: train.rows.length, validation: validation.rows.length };
  });
}

async function trainOn(context: StageContext<CureStudy>, { arm, model }: ArmInputs, dataset: Dataset): Promise<void> {
  const { study } = context.run;
  // Controls train for exactly as many steps as the cure.
  const exactSteps = arm.name === "cure" ? undefined : stepsOf(context, "cure");
  await stage(context, `train-${arm.name}`, async () => {
    const position = await trainStage(context, {
      name: arm.name,
      title: `training (${arm.name})`,
      base: model,
      train: dataset.train.tokenised,
      validation: exactSteps === undefined ? dataset.validation.tokenised : [],
      config: sftConfigOf(arm.cure, dataset.train.rows.length, study.seed, exactSteps),
      lora: { rank: arm.cure.rank, alpha: arm.cure.alpha, seed: hashSeed(study.seed, "lora", arm.name) },
      precision: arm.cure.precision,
      metadata: { ...model.metadata, canary: CANARY, cure: arm.name },
    });
    return { steps: position.step, bestStep: position.bestStep, bestLoss: position.bestLoss, tokens: position.tokens };
  });
}

/** Optimiser steps behind the adapter that the cure ended with. */
function stepsOf(context: StageContext<CureStudy>, arm: string): number {
  const mark = context.run.stage(`train-${arm}`);
  const steps = mark?.["steps"];
  if (typeof steps !== "number") throw new RunError(`A control trains for as many steps as the cure, and this run has no finished cure; train it first (\`overt train sft\` without --arm).`);
  return steps;
}
