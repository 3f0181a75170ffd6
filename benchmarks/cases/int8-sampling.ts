import type { BenchCase } from "./case.ts";
import { engine, llamaCpp, transformersJs } from "./contestants.ts";

const tokens = { ours: "engine-int8", work: "tokens", unit: "tokens/s" } as const;

/** The same work with 8-bit weights, against the engines for Node at their best batch sizes and in either of their formats. */
export const int8Sampling: BenchCase = {
  name: "int8-sampling",
  about: "int8 sampling, 64 rows, 64-token prompts, 64 new tokens, against engines for Node",
  contestants: [engine("engine-int8", "engine-sampling.ts", "int8"), llamaCpp("Q8_0"), llamaCpp("Q4_0"), transformersJs("q8"), transformersJs("q4")],
  rows: [
    { name: "int8-sampling/node-llama-cpp", peers: ["llama-cpp-q8_0", "llama-cpp-q4_0"], ...tokens },
    { name: "int8-sampling/transformers-js", peers: ["transformers-js-q8", "transformers-js-q4"], ...tokens },
  ],
};
