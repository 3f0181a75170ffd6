import { readFileSync } from "node:fs";
import { sha256 } from "../../core/hash.ts";
import { STEP_LABELS, type StepLabel } from "../../records/reasoning.ts";

/** A step with the label that a person gave it. */
export interface LabelledStep {
  readonly id: string;
  readonly text: string;
  readonly label: StepLabel;
  /** Of principle steps: whether the clause named fits what the step says, or "none" where no clause is named. */
  readonly citation?: "right" | "wrong" | "none";
}

export const LABELLED_STEPS = new URL("../../../fixtures/calibration/reasoning-steps.jsonl", import.meta.url);

/** Steps that the maker of the judge wrote from the definitions of the labels, to set its weights. */
export const TRAINING_STEPS = new URL("../../../fixtures/calibration/judge-training-steps.jsonl", import.meta.url);

/** Reads labelled steps; the first line is the canary. */
export function loadLabelledSteps(path: URL = LABELLED_STEPS): LabelledStep[] {
  const steps = readFileSync(path, "utf8").trim().split("\n").slice(1).map((line) => JSON.parse(line) as LabelledStep);
  const odd = steps.find(({ label }) => !STEP_LABELS.includes(label));
  if (odd !== undefined) throw new Error(`${odd.id} has the label ${JSON.stringify(odd.label)}; it must be one of ${STEP_LABELS.join(", ")}.`);
  return steps;
}

/** A third of the steps, chosen by the hash of their id, was open to the judge's makers; the rest was only ever measured. */
export function isDevelopment(id: string): boolean {
  return Number.parseInt(sha256(id).slice(0, 8), 16) % 3 === 0;
}
