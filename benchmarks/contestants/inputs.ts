import { readFileSync } from "node:fs";

/** What every contestant is given, in one JSON file: the same model, the same tokens, the same number of threads. */
export interface Inputs {
  readonly threads: number;
  readonly model: {
    /** As this engine opens it. */
    readonly name: string;
    /** The same weights for transformers: a Hugging Face folder in float32. */
    readonly folder: string;
    /** The same weights for llama.cpp, by type ("F32", "Q8_0", "Q4_0"). */
    readonly gguf: Readonly<Record<string, string>>;
    /** The same weights for transformers.js: a folder with `onnx/`. */
    readonly onnx: string;
  };
  /** [row, time], each a sequence to train on. */
  readonly training: readonly (readonly number[])[];
  /** [row, time], each a prompt to continue. */
  readonly prompts: readonly (readonly number[])[];
  readonly newTokens: number;
  /** [row, time], each a completion of one prompt with that prompt before it. */
  readonly group: readonly (readonly number[])[];
  /** Tokens of the group's prompt. */
  readonly groupPrompt: number;
  readonly grpo: {
    /** [row, time] */
    readonly prompts: readonly (readonly number[])[];
    /** Of each prompt. */
    readonly completions: number;
    /** Of each completion. */
    readonly newTokens: number;
  };
  readonly lora: { readonly rank: number; readonly alpha: number };
}

/** Reads the file that the first argument names. */
export function readInputs(): Inputs {
  return JSON.parse(readFileSync(process.argv[2]!, "utf8")) as Inputs;
}

/** Token ids from a fixed stream: the same on every machine, none of them special. */
export function drawTokens(rows: number, length: number, vocabSize: number, seed: number): number[][] {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return 100 + Math.floor((state / 2 ** 32) * (vocabSize - 100));
  };
  return Array.from({ length: rows }, () => Array.from({ length }, next));
}
