import type { BenchCase } from "./case.ts";
import { engine, python } from "./contestants.ts";

const tokens = { ours: "engine", work: "tokens", unit: "tokens/s" } as const;

/** One optimizer step of LoRA, rank 16 on every linear layer, 4 sequences of 256 tokens, every token a target. */
export const loraSft: BenchCase = {
  name: "lora-sft",
  about: "LoRA r16 SFT step, 4 × 256 tokens",
  contestants: [
    engine("engine", "engine-sft.ts", "lora"),
    engine("mat-mul", "mat-mul.ts"),
    python("trl-fp32", "trl_sft.py", "lora", "float32"),
    python("trl-bf16", "trl_sft.py", "lora", "bfloat16"),
    python("torch-fp32", "torch_sft.py", "lora", "float32"),
    python("torch-bf16", "torch_sft.py", "lora", "bfloat16"),
  ],
  rows: [
    { name: "lora-sft/trl-fp32", peers: ["trl-fp32"], ...tokens },
    { name: "lora-sft/trl-bf16", peers: ["trl-bf16"], ...tokens },
    { name: "lora-sft/torch-fp32", peers: ["torch-fp32"], ...tokens },
    { name: "lora-sft/torch-bf16", peers: ["torch-bf16"], ...tokens },
    { name: "lora-sft/share-of-mat-mul", ours: "engine", peers: ["mat-mul"], work: "gflop", unit: "GFLOP/s" },
  ],
};
