import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { loadPrinciples } from "../../principles/principles.ts";
import { STEP_LABELS } from "../../records/reasoning.ts";
import { agreement } from "../agreement.ts";
import { citationFitter } from "./citation-fit.ts";
import { classifyStep } from "./classify-step.ts";
import { isDevelopment, loadLabelledSteps, TRAINING_STEPS } from "./labelled-steps.ts";

/** Floors under the numbers of docs/calibration/reasoning-judge.md: a change that lowers them must be measured and written there. */
const fit = citationFitter(loadPrinciples(fileURLToPath(new URL("../../../../../principles/overt.md", import.meta.url))));
const steps = loadLabelledSteps();
const measured = (of: typeof steps) => agreement(STEP_LABELS, of.map(({ text, label }) => [label, classifyStep(text, fit(text).cited.length > 0).label] as const));

it("agrees with the steps that were held back as it was measured to", () => {
  const { n, agreed, kappa, recall, precision } = measured(steps.filter(({ id }) => !isDevelopment(id)));
  expect(n).toBe(163);
  expect(agreed).toBeGreaterThanOrEqual(96);
  expect(kappa).toBeGreaterThanOrEqual(0.47);
  expect(recall.principle).toBeGreaterThanOrEqual(0.83);
  expect(precision.principle).toBeGreaterThanOrEqual(0.75);
});

it("shares no text with the training steps", () => {
  const own = new Set(loadLabelledSteps(TRAINING_STEPS).map(({ text }) => text));
  expect(steps.filter(({ text }) => own.has(text)).map(({ id }) => id)).toEqual([]);
});
