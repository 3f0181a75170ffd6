import { CANARY } from "../core/canary.ts";
import { RunError } from "../core/errors.ts";
import { hashSeed } from "../core/random.ts";
import { buildDataset } from "../datasets/build-dataset.ts";
import type { TrainingRow } from "../datasets/training-row.ts";
import type { ReasoningJudge } from "../judges/port.ts";
import { createGenerator, hostWithAdapter, type HostedModel } from "../models/model-host.ts";
import type { Principles } from "../principles/principles.ts";
import { planCollection } from "../rollouts/plan-collection.ts";
import type { Arm } from "../study/arms.ts";
import type { CureStudy } from "../study/cure-study.ts";
import { stage, type StageContext } from "./context.ts";
import { judgeStage } from "./judge-stage.ts";
import { limitsOf, rolloutStage } from "./rollout-stage.ts";
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
  /** Controls train for exactly as many steps as the cure. */
  readonly exactSteps?: number;
}

/** One arm: collect on training families, judge, filter and strip, train a fresh adapter. Returns the treated model. */
export async function runArm(context: StageContext<CureStudy>, inputs: ArmInputs): Promise<HostedModel> {
  const { run } = context;
  const { study } = run;
  const { arm, model, principles } = inputs;
  const folder = (kind: string): string => `${kind}-${arm.name}`;
  const trained = folder("train");

  if (run.stage(trained) === null) {
    const plan = (["train", "validation"] as const).flatMap((split) =>
      planCollection({
        families: arm.collect.families,
        split,
        conditions: arm.collect.conditions,
        instances: split === "train" ? arm.collect.scenarios : Math.max(1, Math.round(arm.collect.scenarios * arm.collect.validationShare)),
        samples: arm.collect.samples,
        seed: hashSeed(study.seed, split),
      }),
    );
    const collect = async () =>
      rolloutStage(context, {
        name: folder("collect"),
        title: `collecting rollouts (${arm.name})`,
        plan,
        unitSize: study.sampling.unitSize,
        limits: limitsOf(study.sampling),
        principles: inputs.inPrompt,
        createGenerator: () => createGenerator(model, { threads: study.threads, maxBatch: study.sampling.unitSize }),
      });
    await stage(context, folder("collect"), async () => ({ rollouts: (await collect()).length }));
    const rollouts = await collect();
    const reasoning = await judgeStage(context, { name: folder("collect"), rollouts, judge: inputs.judge });
    const dataset = buildDataset({
      rollouts,
      reasoning,
      filter: arm.cure.filter,
      rows: arm.cure.rows,
      shares: arm.cure.shares,
      seed: study.seed,
      tokenizer: model.tokenizer,
      principles,
    });
    await stage(context, folder("dataset"), async () => {
      await using log = await run.log<TrainingRow>(folder("dataset"), "rows");
      if (!log.has("train")) await log.append("train", dataset.train.rows);
      if (!log.has("validation")) await log.append("validation", dataset.validation.rows);
      return { ...dataset.decisions, train: dataset.train.rows.length, validation: dataset.validation.rows.length, searchedTokens: dataset.proof.searchedTokens, citingRows: dataset.proof.citingRows };
    });
    await stage(context, trained, async () => {
      const position = await trainStage(context, {
        name: arm.name,
        title: `training (${arm.name})`,
        base: model,
        train: dataset.train.tokenised,
        validation: inputs.exactSteps === undefined ? dataset.validation.tokenised : [],
        config: sftConfigOf(arm.cure, dataset.train.rows.length, study.seed, inputs.exactSteps),
        lora: { rank: arm.cure.rank, alpha: arm.cure.alpha, seed: hashSeed(study.seed, "lora", arm.name) },
        metadata: { ...model.metadata, canary: CANARY, cure: arm.name },
      });
      return { steps: position.step, bestStep: position.bestStep, bestLoss: position.bestLoss, tokens: position.tokens };
    });
  }
  return hostWithAdapter(model, run.file("models", arm.name), arm.name === "cure" ? "cured" : arm.name);
}

/** Optimiser steps behind the adapter that the cure ended with. */
export function stepsOf(context: StageContext<CureStudy>, arm: string): number {
  const mark = context.run.stage(`train-${arm}`);
  const steps = mark?.["steps"];
  if (typeof steps !== "number") throw new RunError(`the run has no finished training of "${arm}"; run the same command again.`);
  return steps;
}
