/** Rows whose new tokens go through the model in one run. */
export interface PrefillRun {
  /** Their slots; consecutive where any of them has cached tokens, since the past of a run is one tensor. */
  readonly slots: readonly number[];
  /** New tokens per slot, at least 1. */
  readonly counts: readonly number[];
}

/** A row that lacks keys and values. */
export interface PrefillRow {
  readonly slot: number;
  /** Tokens that it has. */
  readonly cached: number;
  /** Tokens that it lacks. */
  readonly missing: number;
}

/**
 * Cuts the missing tokens of rows into runs of at most `budget` tokens. A row that lacks more is split over
 * several, after one another. Linear layers see no padding; attention pads the rows of a run to the longest one, so a run is
 * closed before padding would more than double its tokens, and rows without a past, which may stand
 * anywhere, are taken longest first. Runs of one row keep their order.
 */
export function planPrefill(rows: readonly PrefillRow[], budget: number): PrefillRun[] {
  const runs: PrefillRun[] = [];
  let slots: number[] = [];
  let counts: number[] = [];
  const close = (): void => {
    if (slots.length > 0) runs.push({ slots, counts });
    [slots, counts] = [[], []];
  };
  const isFresh = ({ cached, missing }: PrefillRow): boolean => cached === 0 && missing <= budget;
  for (const { slot, missing } of rows.filter(isFresh).toSorted((a, b) => b.missing - a.missing || a.slot - b.slot)) {
    if (missing === 0) continue;
    if (!fits(counts, missing, budget)) close();
    slots.push(slot);
    counts.push(missing);
  }
  close();
  for (const { slot, missing } of rows.filter((row) => !isFresh(row)).toSorted((a, b) => a.slot - b.slot)) {
    for (let left = missing; left > 0;) {
      const piece = Math.min(left, budget);
      if (slots.at(-1) !== slot - 1 || !fits(counts, piece, budget)) close();
      slots.push(slot);
      counts.push(piece);
      left -= piece;
      if (left > 0) close();
    }
  }
  close();
  return runs;
}

function fits(counts: readonly number[], piece: number, budget: number): boolean {
  if (counts.length === 0) return true;
  const tokens = counts.reduce((sum, count) => sum + count, piece);
  const padded = (counts.length + 1) * Math.max(piece, ...counts);
  return tokens <= budget && padded <= 2 * tokens;
}
