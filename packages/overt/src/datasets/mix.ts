import { createRandom } from "../core/random.ts";

/** Draws a set of at most `size` with the given shares, without replacement, as far as each pool lasts;
 * what a pool lacks is not made up from another, so shares never drift silently. */
export function mixByShare<T>(options: {
  readonly pools: Readonly<Record<string, readonly T[]>>;
  readonly shares: Readonly<Record<string, number>>;
  readonly size: number;
  readonly seed: number;
}): { rows: T[]; taken: Record<string, number>; wanted: Record<string, number> } {
  const total = Object.values(options.shares).reduce((sum, share) => sum + share, 0);
  const taken: Record<string, number> = {};
  const wanted: Record<string, number> = {};
  const rows: T[] = [];
  for (const [name, share] of Object.entries(options.shares)) {
    const pool = createRandom("mix", options.seed, name).shuffle(options.pools[name] ?? []);
    wanted[name] = Math.round((options.size * share) / total);
    const part = pool.slice(0, wanted[name]);
    taken[name] = part.length;
    rows.push(...part);
  }
  return { rows: createRandom("mix", options.seed, "order").shuffle(rows), taken, wanted };
}
