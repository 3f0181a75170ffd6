/** One run of the model: sequences of a batch laid out in rows for attention. */
export interface MicroBatch {
  /** Slots a row: no shorter than its longest row's sequences together. */
  readonly rowLength: number;
  /** Indices of the batch's sequences, row by row. */
  readonly rows: readonly (readonly number[])[];
}

export interface PackingLimits {
  /** Tokens that one run should not exceed (a single longer sequence still gets a run of its own). */
  readonly tokensPerRun: number;
  /** The number of runs is made a multiple of this where there are sequences enough. @default 1 */
  readonly workers?: number;
}

/**
 * Splits a batch into runs of about equal size, longest sequences first, and packs each run's
 * sequences into rows by best fit. Rows are as long as the run's longest sequence: linear layers see
 * no padding at all, so longer rows would only make attention dearer.
 */
export function packBatch(lengths: readonly number[], { tokensPerRun, workers = 1 }: PackingLimits): MicroBatch[] {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const share = total / (Math.ceil(total / tokensPerRun / workers) * workers);
  const order = lengths.map((_, i) => i).toSorted((a, b) => lengths[b]! - lengths[a]! || a - b);
  const runs: MicroBatch[] = [];
  let members: number[] = [];
  let used = 0;
  for (const index of order) {
    const length = lengths[index]!;
    // Stop where the run comes closest to its share, and never above the limit.
    if (members.length > 0 && (used + length > tokensPerRun || used + length / 2 > share)) {
      runs.push(packRows(members, lengths));
      members = [];
      used = 0;
    }
    members.push(index);
    used += length;
  }
  if (members.length > 0) runs.push(packRows(members, lengths));
  return runs;
}

// Best fit: each sequence goes to the row that it fills most, else opens a new one. `members` come longest first.
function packRows(members: readonly number[], lengths: readonly number[]): MicroBatch {
  const rowLength = lengths[members[0]!]!;
  const rows: { readonly sequences: number[]; free: number }[] = [];
  for (const index of members) {
    const length = lengths[index]!;
    const fitting = rows.filter((row) => row.free >= length).toSorted((a, b) => a.free - b.free);
    let row = fitting[0];
    if (!row) {
      row = { sequences: [], free: rowLength };
      rows.push(row);
    }
    row.sequences.push(index);
    row.free -= length;
  }
  return { rowLength, rows: rows.map((row) => row.sequences) };
}
