/** @throws RangeError naming the first sequence of a batch that is longer than the trainer takes. */
export function checkLengths(lengths: readonly number[], maxSequence: number): void {
  const tooLong = lengths.findIndex((length) => length > maxSequence);
  if (tooLong < 0) return;
  throw new RangeError(`batch[${tooLong}] has ${lengths[tooLong]} tokens; this trainer takes at most ${maxSequence}. Shorten the sequence, or raise maxSequenceTokens up to the model's context length.`);
}
