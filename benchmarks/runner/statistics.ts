/** What one repetition did and how long it took. */
export interface Sample {
  readonly seconds: number;
  /** Amounts by name, e.g. `{ tokens: 1024, gflop: 634 }`. */
  readonly work: Readonly<Record<string, number>>;
}

export interface Spread {
  readonly lowest: number;
  readonly highest: number;
}

/** Rates of one row: `ours` and `peer` are medians, `ratio` is the first over the second. */
export interface Comparison {
  readonly ours: number;
  readonly peer: number;
  readonly ratio: number;
  readonly spread: {
    readonly ours: Spread;
    readonly peer: Spread;
    /** Of the ratios within one round, where both ran one after the other. */
    readonly ratio: Spread;
  };
  readonly samples: { readonly ours: readonly number[]; readonly peer: readonly number[] };
}

/** The middle value, or the mean of the two in the middle. @throws RangeError for none, or for what is no number. */
export function median(values: readonly number[]): number {
  if (values.length === 0 || !values.every(Number.isFinite)) throw new RangeError(`median of [${values.join(", ")}]; it needs at least one value, and finite ones.`);
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function spreadOf(values: readonly number[]): Spread {
  return { lowest: Math.min(...values), highest: Math.max(...values) };
}

/** Work per second of each sample. @throws RangeError where a sample lacks that work or took no time. */
export function ratesOf(samples: readonly Sample[], work: string): number[] {
  return samples.map(({ seconds, work: done }) => {
    const amount = done[work];
    if (amount === undefined || !(amount > 0) || !(seconds > 0)) throw new RangeError(`a sample of ${seconds} s has ${String(amount)} ${work}; both must be above 0.`);
    return amount / seconds;
  });
}

/** Compares rates of the same rounds. @throws RangeError where the rounds differ in number. */
export function compare(ours: readonly number[], peer: readonly number[]): Comparison {
  if (ours.length !== peer.length) throw new RangeError(`${ours.length} samples against ${peer.length}; a comparison needs one of each in every round.`);
  const [a, b] = [median(ours), median(peer)];
  const ratios = ours.map((rate, round) => rate / peer[round]!);
  return {
    ours: a,
    peer: b,
    ratio: a / b,
    spread: { ours: spreadOf(ours), peer: spreadOf(peer), ratio: spreadOf(ratios) },
    samples: { ours, peer },
  };
}

/** The contestant with the highest median rate. @throws RangeError for none. */
export function fastest<T extends { readonly rates: readonly number[] }>(contestants: readonly T[]): T {
  const [first, ...others] = contestants;
  if (first === undefined) throw new RangeError("the fastest of no contestants; at least one is needed.");
  return others.reduce((best, each) => (median(each.rates) > median(best.rates) ? each : best), first);
}
