import { describe, expect, it } from "vitest";
import { mixByShare } from "./mix.ts";

const pool = (name: string, size: number): string[] => Array.from({ length: size }, (_, i) => `${name}${i}`);
const of = (name: string, rows: readonly string[]): string[] => rows.filter((row) => row.startsWith(name));

describe("mixByShare", () => {
  const options = { pools: { a: pool("a", 30), b: pool("b", 30), c: pool("c", 30) }, shares: { a: 0.5, b: 0.3, c: 0.2 }, size: 20, seed: 1 };

  it("draws by share, no row twice", () => {
    const { rows, taken, wanted } = mixByShare(options);
    expect(taken).toEqual({ a: 10, b: 6, c: 4 });
    expect(wanted).toEqual(taken);
    expect(["a", "b", "c"].map((name) => of(name, rows).length)).toEqual([10, 6, 4]);
    expect(new Set(rows).size).toBe(20);
  });

  it("reads shares by their sum", () => {
    expect(mixByShare({ ...options, shares: { a: 1, b: 3 } }).taken).toEqual({ a: 5, b: 15 });
  });

  it("does not make up what a pool lacks from another", () => {
    const { rows, taken, wanted } = mixByShare({ ...options, pools: { ...options.pools, a: pool("a", 2) } });
    expect(wanted).toEqual({ a: 10, b: 6, c: 4 });
    expect(taken).toEqual({ a: 2, b: 6, c: 4 });
    expect(rows).toHaveLength(12);
    expect(of("a", rows).toSorted()).toEqual(["a0", "a1"]);
  });

  it("takes nothing from a pool that is missing, or has no share", () => {
    const { rows, taken } = mixByShare({ pools: { b: pool("b", 30), c: pool("c", 30) }, shares: { a: 0.5, b: 0.5, c: 0 }, size: 20, seed: 1 });
    expect(taken).toEqual({ a: 0, b: 10, c: 0 });
    expect(of("b", rows)).toHaveLength(rows.length);
  });

  it("is the same for the same seed, and another draw in another order for another", () => {
    expect(mixByShare(options)).toEqual(mixByShare(options));
    const other = mixByShare({ ...options, seed: 2 }).rows;
    expect(of("a", other).toSorted()).not.toEqual(of("a", mixByShare(options).rows).toSorted());
    const names = pool("p", 8); // one row a pool, so that only the order is left to the seed
    const order = (seed: number) => mixByShare({ pools: Object.fromEntries(names.map((name) => [name, [name]])), shares: Object.fromEntries(names.map((name) => [name, 1])), size: 8, seed }).rows;
    expect(order(2).toSorted()).toEqual(names);
    expect(order(2)).not.toEqual(order(1));
  });

  it("mixes the pools and leaves the input as it was", () => {
    const { rows } = mixByShare(options);
    const names = rows.map((row) => row.charAt(0));
    expect(names).not.toEqual(names.toSorted());
    expect(options.pools.a).toEqual(pool("a", 30));
  });

  it("draws the same rows of a pool, whatever the others hold", () => {
    const without = mixByShare({ ...options, pools: { ...options.pools, a: [] } });
    expect(of("b", without.rows).toSorted()).toEqual(of("b", mixByShare(options).rows).toSorted());
  });
});
