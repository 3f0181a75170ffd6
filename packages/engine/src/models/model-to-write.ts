import { ModelFileError } from "../formats/model-file-error.ts";
import type { ModelWeights } from "../ports/weights.ts";
import type { TokenizerDefinition } from "../tokenizer/tokenizer-definition.ts";
import { checkConfig } from "./check-config.ts";
import { weightShapes } from "./model-tensors.ts";

/** A model as `openModel` gives it, or with adapters merged into its weights. */
export interface ModelToWrite {
  readonly weights: ModelWeights;
  readonly tokenizerDefinition: TokenizerDefinition;
  /**
   * Canary, organism mark and the like: those of the opened model and of every adapter merged into it, `{}` where there
   * are none. Asked for, so that nobody forgets them; written into the files, where `openModel` finds them again.
   */
  readonly metadata: Readonly<Record<string, string>>;
}

/** @throws where the weights are not those that their configuration asks for. */
export function checkModel(where: string, { weights: { config, tensors }, tokenizerDefinition, metadata }: ModelToWrite): void {
  checkConfig(where, config);
  const shapes = weightShapes(config);
  for (const [name, shape] of shapes) {
    const found = tensors.get(name)?.shape.join();
    if (found !== shape.join()) throw new RangeError(`the model to write has ${found === undefined ? `no tensor "${name}"` : `a tensor "${name}" of shape [${found}]`}; its configuration asks for [${shape.join(", ")}].`);
  }
  const superfluous = [...tensors.keys()].find((name) => !shapes.has(name));
  if (superfluous !== undefined) throw new RangeError(`the model to write has a tensor "${superfluous}" that its configuration does not ask for.`);
  if (tokenizerDefinition.vocabSize !== config.vocabSize) throw new RangeError(`the tokenizer was made for ${tokenizerDefinition.vocabSize} tokens, the model has ${config.vocabSize}. Write a model with its own tokenizer.`);
  if (Object.hasOwn(metadata, "format")) throw new RangeError('metadata has the key "format", which is reserved. Use another name.');
}

/** @throws ModelFileError where a written file lacks some of the metadata, or has it changed. */
export function checkMetadata(where: string, written: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>>): void {
  for (const [key, value] of Object.entries(wanted)) {
    if (written[key] !== value) throw new ModelFileError(where, `reads back without the metadata "${key}". The disk may be faulty; the model was not put in place.`);
  }
}
