import type { BenchCase } from "./case.ts";
import { engine, python } from "./contestants.ts";

/** One GRPO step, sampling included: 8 completions of each of 8 prompts, a policy gradient on them, and new weights for the sampler. */
export const grpoStep: BenchCase = {
  name: "grpo-step",
  about: "LoRA r16 GRPO step, 8 prompts × 8 completions, 200 + 100 tokens, sampling included",
  contestants: [engine("engine-grpo", "engine-grpo.ts"), python("trl-grpo", "trl_grpo.py")],
  rows: [{ name: "grpo-step/trl", ours: "engine-grpo", peers: ["trl-grpo"], work: "tokens", unit: "tokens/s" }],
};
