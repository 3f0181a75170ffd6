import type { Datum } from "../ports/training.ts";

/**
 * Sequences of a batch that have something to learn from, and the sum of their loss weights.
 * @throws RangeError naming the sequence and what is wrong with it.
 */
export function checkBatch(batch: readonly Datum[], vocabSize: number): { readonly sequences: Datum[]; readonly targetTokens: number } {
  if (batch.length === 0) throw new RangeError("batch is empty; it needs at least one sequence.");
  let targetTokens = 0;
  const sequences = batch.filter((datum, index) => {
    const weight = checkDatum(datum, index, vocabSize);
    targetTokens += weight;
    return weight > 0;
  });
  if (sequences.length === 0) {
    throw new RangeError(`batch has ${batch.length} sequences but no target: weights are 0 everywhere after the first token. Check the completion mask.`);
  }
  return { sequences, targetTokens };
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
