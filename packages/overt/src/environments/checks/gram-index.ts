/** Sets of grams, for finding which of them a further set overlaps with. Inverted, since most sets share nothing. */
export class GramIndex {
  readonly #sizes: number[] = [];
  readonly #holders = new Map<string, number[]>();

  /** Sets are numbered from 0 in the order in which they were added. */
  add(grams: ReadonlySet<string>): void {
    const index = this.#sizes.push(grams.size) - 1;
    for (const gram of grams) {
      const holders = this.#holders.get(gram);
      if (holders === undefined) this.#holders.set(gram, [index]);
      else holders.push(index);
    }
  }

  /** Containment |A ∩ B| / min(|A|, |B|) in each of the sets that share a gram with this one, by their number. */
  overlaps(grams: ReadonlySet<string>): Map<number, number> {
    const shared = new Map<number, number>();
    for (const gram of grams) for (const index of this.#holders.get(gram) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    for (const [index, count] of shared) shared.set(index, count / Math.min(grams.size, this.#sizes[index]!));
    return shared;
  }
}
