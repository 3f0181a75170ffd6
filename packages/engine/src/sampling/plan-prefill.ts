/** Consecutive slots whose new tokens go through the model in one run. */
export interface PrefillRun {
  readonly firstSlot: number;
  /** New tokens per slot, at least 1. */
  readonly counts: readonly number[];
}

/**
 * Cuts the new tokens of consecutive slots into runs of at most `budget` tokens. A row longer than the
 * budget is split over runs. Linear layers see no padding; attention pads the rows of a run to the
 * longest one, so a run is closed before padding would more than double its tokens.
 */
export function planPrefill(newTokens: readonly number[], firstSlot: number, budget: number): PrefillRun[] {
  const runs: PrefillRun[] = [];
  let counts: number[] = [];
  let start = firstSlot;
  const close = (nextSlot: number): void => {
    if (counts.length > 0) runs.push({ firstSlot: start, counts });
    counts = [];
    start = nextSlot;
  };
  newTokens.forEach((count, i) => {
    const slot = firstSlot + i;
    let left = count;
    if (left === 0) close(slot + 1);
    while (left > 0) {
      const piece = Math.min(left, budget);
      if (!fits(counts, piece, budget)) close(slot);
      counts.push(piece);
      left -= piece;
      if (left > 0) close(slot);
    }
  });
  close(firstSlot + newTokens.length);
  return runs;
}

function fits(counts: readonly number[], piece: number, budget: number): boolean {
  if (counts.length === 0) return true;
  const tokens = counts.reduce((sum, count) => sum + count, piece);
  const padded = (counts.length + 1) * Math.max(piece, ...counts);
  return tokens <= budget && padded <= 2 * tokens;
}
