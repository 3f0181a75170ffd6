import type { Datum } from "../ports/training.ts";
import type { DatumArray } from "./losses/resolve-loss.ts";

/**
 * Sum of a batch's loss weights.
 * @throws RangeError naming the sequence and what is wrong with it.
 */
export function checkBatch(batch: readonly Datum[], vocabSize: number, needs: readonly DatumArray[] = []): number {
  if (batch.length === 0) throw new RangeError("batch is empty; it needs at least one sequence.");
  let targetTokens = 0;
  for (const [index, datum] of batch.entries()) {
    targetTokens += checkDatum(datum, index, vocabSize);
    for (const name of needs) checkArray(datum, index, name);
  }
  if (targetTokens === 0) {
    throw new RangeError(`batch has ${batch.length} sequences but no target: weights are 0 everywhere after the first token. Check the completion mask.`);
  }
  return targetTokens;
}

function checkArray({ tokens, weights, ...arrays }: Datum, index: number, name: DatumArray): void {
  const array = arrays[name];
  if (!array) throw new RangeError(`batch[${index}] has no ${name}, which this loss needs: one number a token.`);
  if (array.length !== tokens.length) throw new RangeError(`batch[${index}] has ${tokens.length} tokens and ${array.length} ${name}; they must be as many.`);
  for (let i = 1; i < tokens.length; i++) {
    const value = array[i]!;
    if (weights[i] === 0) continue;
    if (!Number.isFinite(value)) throw new RangeError(`batch[${index}].${name}[${i}] is ${value}; it must be a finite number where the weight is not 0.`);
    // A certain token's may come out above 0 by a rounding error.
    if (name !== "advantages" && value > 1e-3) throw new RangeError(`batch[${index}].${name}[${i}] is ${value}; log-probabilities are at most 0.`);
  }
}

function checkDatum({ tokens, weights }: Datum, index: number, vocabSize: number): number {
  if (tokens.length === 0) throw new RangeError(`batch[${index}] has no tokens; leave empty sequences out.`);
  if (tokens.length !== weights.length) {
    throw new RangeError(`batch[${index}] has ${tokens.length} tokens and ${weights.length} weights; they must be as many.`);
  }
  let sum = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]! >= vocabSize) throw new RangeError(`batch[${index}].tokens[${i}] is ${tokens[i]}; the vocabulary has ${vocabSize} entries. Encode with this model's tokenizer.`);
    if (!(weights[i]! >= 0 && weights[i]! < Infinity)) throw new RangeError(`batch[${index}].weights[${i}] is ${weights[i]}; loss weights are finite and not negative.`);
    if (i > 0) sum += weights[i]!;
  }
  return sum;
}
