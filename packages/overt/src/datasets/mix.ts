import { createRandom } from "../core/random.ts";

/** Draws a set of at most `size` with the given shares, without replacement, as far as each pool lasts;
 * what a pool lacks is not made up from another, so shares never drift silently. */
export function mixByShare<T>(options: {
  readonly pools: Readonly<Record<string, readonly T[]>>;
  readonly shares: Readonly<Record<string, number>>;
  readonly size: number;
  readonly seed: number;
}): { rows: T[]; taken: Record<string, number>; wanted: Record<string, number> } {
  const taken: Record<string, number> = {};
  const wanted = divide(options.size, options.shares);
  const rows: T[] = [];
  for (const name of Object.keys(options.shares)) {
    const pool = createRandom("mix", options.seed, name).shuffle(options.pools[name] ?? []);
    const part = pool.slice(0, wanted[name]);
    taken[name] = part.length;
    rows.push(...part);
  }
  return { rows: createRandom("mix", options.seed, "order").shuffle(rows), taken, wanted };
}

/** Divides `size` by shares (largest remainder): the parts add up to it, and are all 0 where the shares are. */
function divide(size: number, shares: Readonly<Record<string, number>>): Record<string, number> {
  const total = Object.values(shares).reduce((sum, share) => sum + share, 0);
  if (total === 0) return Object.fromEntries(Object.keys(shares).map((name) => [name, 0]));
  const parts = Object.entries(shares).map(([name, share]) => ({ name, exact: (size * share) / total }));
  const left = size - parts.reduce((sum, { exact }) => sum + Math.floor(exact), 0);
  const remainder = ({ exact }: { exact: number }): number => exact - Math.floor(exact);
  const rounded = new Set(parts.toSorted((a, b) => remainder(b) - remainder(a)).slice(0, left).map(({ name }) => name));
  return Object.fromEntries(parts.map(({ name, exact }) => [name, Math.floor(exact) + Number(rounded.has(name))]));
}
