import { writeFileSync } from "node:fs";
import { CANARY } from "../packages/overt/src/core/canary.ts";
import { featuresOf } from "../packages/overt/src/judges/offline/features.ts";
import { findSignals, readable } from "../packages/overt/src/judges/offline/find-signals.ts";
import { isDevelopment, loadLabelledSteps, TRAINING_STEPS } from "../packages/overt/src/judges/offline/labelled-steps.ts";
import { fitWeights } from "../packages/overt/src/judges/offline/linear-model.ts";

/** Fits the weights of the offline judge to the maker's own steps and, with --development, the development third of the labelled steps. */
const development = process.argv.includes("--development") ? loadLabelledSteps().filter(({ id }) => isDevelopment(id)) : [];
const steps = [...loadLabelledSteps(TRAINING_STEPS), ...development];
const weights = fitWeights(steps.map(({ text, label }) => ({ features: featuresOf(readable(text), findSignals(text), /\b[A-Z]{1,6}\d{1,3}\b/.test(text)), label })));
const lines = Object.entries(weights)
  .map(([feature, row]) => [feature, row.map((weight) => Number(weight.toFixed(3)))] as const)
  .filter(([, row]) => row.some((weight) => Math.abs(weight) >= 0.02))
  .map(([feature, row]) => `    ${JSON.stringify(feature)}: ${JSON.stringify(row)}`);
writeFileSync(new URL("../packages/overt/src/judges/offline/weights.json", import.meta.url), `{\n  "canary": ${JSON.stringify(CANARY)},\n  "weights": {\n${lines.join(",\n")}\n  }\n}\n`);
console.log(`${lines.length} features from ${steps.length} steps.`);
