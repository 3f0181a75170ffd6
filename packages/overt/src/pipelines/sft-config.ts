import type { CureStudy } from "../study/cure-study.ts";
import type { OrganismStudy } from "../study/organism-study.ts";
import type { SftConfig } from "../training/sft.ts";

type TrainingFields = Pick<
  CureStudy["cure"] & OrganismStudy["training"],
  "learningRate" | "schedule" | "warmupSteps" | "weightDecay" | "maxGradNorm" | "batchSize" | "epochs" | "maxSteps" | "validationEvery" | "patience" | "checkpointEvery"
>;

/** A study's training fields for a given number of rows. `exactSteps` (controls) fixes the number of
 * steps and turns early stopping off. */
export function sftConfigOf(fields: TrainingFields, rows: number, seed: number, exactSteps?: number): SftConfig {
  const byEpochs = Math.max(1, Math.ceil((rows * fields.epochs) / fields.batchSize));
  return {
    batchSize: fields.batchSize,
    maxSteps: exactSteps ?? Math.min(byEpochs, fields.maxSteps ?? byEpochs),
    schedule: { kind: fields.schedule, peak: fields.learningRate, warmupSteps: fields.warmupSteps },
    maxGradNorm: fields.maxGradNorm,
    weightDecay: fields.weightDecay,
    seed,
    validationEvery: fields.validationEvery,
    checkpointEvery: fields.checkpointEvery,
    patience: exactSteps === undefined ? fields.patience : 0,
  };
}
