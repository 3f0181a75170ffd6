import type { BenchCase } from "./case.ts";
import { engine, python } from "./contestants.ts";

const tokens = { work: "tokens", unit: "tokens/s" } as const;

/** Greedy continuations of 64 prompts of 64 tokens, prompts included, against transformers at its best batch size. */
export const sampling: BenchCase = {
  name: "sampling",
  about: "sampling, 64 rows, 64-token prompts, 64 new tokens",
  contestants: [
    engine("engine-fp32", "engine-sampling.ts", "float32"),
    engine("engine-int8", "engine-sampling.ts", "int8"),
    python("transformers-fp32", "transformers_generate.py", "float32"),
    python("transformers-bf16", "transformers_generate.py", "bfloat16"),
  ],
  rows: [
    { name: "sampling/fp32-transformers-fp32", ours: "engine-fp32", peers: ["transformers-fp32"], ...tokens },
    { name: "sampling/int8-transformers-fp32", ours: "engine-int8", peers: ["transformers-fp32"], ...tokens },
    { name: "sampling/int8-transformers-bf16", ours: "engine-int8", peers: ["transformers-bf16"], ...tokens },
  ],
};
