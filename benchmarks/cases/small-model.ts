import type { BenchCase } from "./case.ts";
import { engine } from "./contestants.ts";

/** Steps of a small model against what its kernels alone would do: 1 − ratio is the share of a step outside kernels. */
export const smallModel: BenchCase = {
  name: "small-model",
  about: "LoRA steps of a 1M-parameter model, 8 × 64 tokens, against their own kernels alone",
  contestants: [engine("engine-small", "engine-small-model.ts")],
  rows: [{ name: "small-model/kernels-alone", ours: "engine-small", peers: ["engine-small"], work: "steps", peerWork: "kernelSteps", unit: "steps/s" }],
};
