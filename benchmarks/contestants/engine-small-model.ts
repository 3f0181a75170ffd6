/** This engine: steps of a model of a million parameters, and how many its kernels alone would have done in the same time. */
import { measureStepOverhead } from "../profiles/step-overhead.ts";
import { readInputs } from "./inputs.ts";
import { serve } from "./serve.ts";

const options = { rounds: 5, threads: readInputs().threads, sequences: 8, length: 64 };
const { parameters } = await measureStepOverhead(options);
// It measures itself: making model and sessions does not count.
await serve({ versions: { node: process.versions.node }, note: `${(parameters / 1e6).toFixed(2)} million parameters` }, async () => {
  const { step, kernels } = await measureStepOverhead(options);
  if (kernels >= step) throw new Error(`kernels alone took ${kernels.toFixed(1)} ms and a whole step ${step.toFixed(1)} ms: other programs took the processor; run it on an idle machine.`);
  return { seconds: step / 1000, work: { steps: 1, kernelSteps: step / kernels } };
});
