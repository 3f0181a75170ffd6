import type { BenchCase } from "./case.ts";
import { engine, python } from "./contestants.ts";

const tokens = { ours: "engine-full", work: "tokens", unit: "tokens/s" } as const;

/** One optimizer step of every tensor, on the sequences of `lora-sft`. */
export const fullFineTuning: BenchCase = {
  name: "full-fine-tuning",
  about: "full fine-tuning step, 4 × 256 tokens",
  contestants: [engine("engine-full", "engine-sft.ts", "full"), python("trl-full-fp32", "trl_sft.py", "full", "float32"), python("torch-full-fp32", "torch_sft.py", "full", "float32")],
  rows: [
    { name: "full-fine-tuning/trl-fp32", peers: ["trl-full-fp32"], ...tokens },
    { name: "full-fine-tuning/torch-fp32", peers: ["torch-full-fp32"], ...tokens },
  ],
};
