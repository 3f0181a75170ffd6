import type { ModelConfig } from "../ports/weights.ts";
import { ModelFileError } from "../formats/model-file-error.ts";

const counts = ["hiddenSize", "intermediateSize", "layers", "heads", "kvHeads", "headDim", "vocabSize", "contextLength"] as const;

/**
 * Checks that a model's shape is one the engine can compute with, before anything is allocated.
 * @throws ModelFileError naming the field.
 */
export function checkConfig(file: string, config: ModelConfig): void {
  for (const field of counts) {
    const value = config[field];
    if (!Number.isSafeInteger(value) || value < 1 || value > 2 ** 31) throw new ModelFileError(file, `${field} is ${value}; expected a whole number above 0. The file is corrupt.`);
  }
  if (config.contextLength > 2 ** 24) throw new ModelFileError(file, `contextLength is ${config.contextLength}; expected at most ${2 ** 24}, for which tables of angles are made. The file is corrupt.`);
  if (config.layers > 10_000) throw new ModelFileError(file, `layers is ${config.layers}; expected at most 10000. The file is corrupt.`);
  if (config.heads % config.kvHeads !== 0) throw new ModelFileError(file, `heads is ${config.heads} and kvHeads ${config.kvHeads}; heads must be a multiple of kvHeads.`);
  if (config.headDim % 2 !== 0) throw new ModelFileError(file, `headDim is ${config.headDim}; rotary embeddings need an even number.`);
  for (const field of ["rmsNormEps", "ropeTheta"] as const) {
    if (!(config[field] > 0 && config[field] < Infinity)) throw new ModelFileError(file, `${field} is ${config[field]}; expected a number above 0.`);
  }
  const { ropeScaling } = config;
  const factors = ropeScaling?.kind === "factors" ? ropeScaling.factors : [ropeScaling?.factor ?? 1];
  if (!factors.every((factor) => factor > 0 && factor < Infinity) || (ropeScaling?.kind === "factors" && factors.length !== config.headDim / 2)) {
    throw new ModelFileError(file, `rope scaling holds ${factors.length} factors (${factors.slice(0, 3).join(", ")}…); expected numbers above 0, ${config.headDim / 2} where each frequency has its own.`);
  }
  for (const field of ["bosToken", "eosToken"] as const) {
    const id = config[field];
    if (id !== null && !(Number.isInteger(id) && id >= 0 && id < config.vocabSize)) throw new ModelFileError(file, `${field} is ${id}; expected a token id below ${config.vocabSize}.`);
  }
}
