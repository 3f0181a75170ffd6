/** Rows that begin alike, and how far. */
export interface SharedPrefix {
  /** Indices into the given rows, at least two. */
  readonly rows: readonly number[];
  /** Tokens that all of them begin with. */
  readonly length: number;
}

/**
 * The prefix that the rows have in common (a system prompt with long principles, say), worth computing once and
 * copying where at least two rows share at least `least` tokens. null where they do not. The last token of a row
 * is never part of it: its logits come with the first decoding step.
 */
export function sharedPrefix(rows: readonly ArrayLike<number>[], candidates: readonly number[], least: number): SharedPrefix | null {
  if (candidates.length < 2) return null;
  const [first, ...others] = candidates.map((index) => rows[index]!) as [ArrayLike<number>, ...ArrayLike<number>[]];
  let length = Math.min(...candidates.map((index) => rows[index]!.length - 1));
  for (const other of others) {
    let same = 0;
    while (same < length && other[same] === first[same]) same++;
    length = same;
  }
  return length >= least ? { rows: candidates, length } : null;
}
