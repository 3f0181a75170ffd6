import type { ModelConfig } from "../../ports/weights.ts";
import { fixtureConfig } from "../fixture-model.ts";

/** The fixture's shape in every architecture, with all that models differ in; for `fixtureWeights` and the fixture's tokenizer. */
export const variedConfigs: Readonly<Record<string, ModelConfig>> = {
  llama: fixtureConfig,
  "llama-scaled": {
    ...fixtureConfig, tiedEmbeddings: false, biases: ["q_proj", "k_proj", "v_proj", "o_proj"],
    ropeScaling: { kind: "llama3", factor: 8, lowFrequencyFactor: 1, highFrequencyFactor: 4, originalContextLength: 512 },
  },
  qwen2: { ...fixtureConfig, architecture: "qwen2", biases: ["q_proj", "k_proj", "v_proj"] },
  qwen3: { ...fixtureConfig, architecture: "qwen3", qkNorm: true, headDim: 24, tiedEmbeddings: false, ropeScaling: { kind: "linear", factor: 2 } },
};
