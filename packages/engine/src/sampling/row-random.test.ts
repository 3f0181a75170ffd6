import { describe, expect, it } from "vitest";
import { philox4x32, rowUniforms } from "./row-random.ts";

describe("philox4x32", () => {
  // Known answers published with the authors' Random123 library (kat_vectors, philox4x32 10).
  it.each([
    [[0, 0, 0, 0], [0, 0], [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]],
    [[0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]],
    [[0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0], [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]],
  ] as const)("gives the published words for counter %j", (counter, key, expected) => {
    expect(philox4x32(counter, key)).toEqual(expected);
  });
});

describe("rowUniforms", () => {
  it("is a function of seed and position alone", () => {
    expect(rowUniforms(7, 100)).toEqual(rowUniforms(7, 100));
    expect(rowUniforms(7, 100)).not.toEqual(rowUniforms(7, 101));
    expect(rowUniforms(7, 100)).not.toEqual(rowUniforms(8, 100));
  });

  it("tells apart seeds that share their low 32 bits, and negative seeds", () => {
    const draws = [1, 1 + 2 ** 32, -1, 2 ** 32 - 1].map((seed) => rowUniforms(seed, 0).first);
    expect(new Set(draws).size).toBe(draws.length);
  });

  it("is uniform on [0, 1) and uncorrelated between positions, seeds and the pair", () => {
    const n = 20_000;
    let sum = 0;
    let squares = 0;
    const products = { position: 0, seed: 0, pair: 0 };
    for (let i = 0; i < n; i++) {
      const { first, second } = rowUniforms(3, i);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(first).toBeLessThan(1);
      sum += first;
      squares += first * first;
      products.position += (first - 0.5) * (rowUniforms(3, i + 1).first - 0.5);
      products.seed += (first - 0.5) * (rowUniforms(4, i).first - 0.5);
      products.pair += (first - 0.5) * (second - 0.5);
    }
    expect(Math.abs(sum / n - 1 / 2)).toBeLessThan(0.01);
    expect(Math.abs(squares / n - 1 / 3)).toBeLessThan(0.01);
    for (const product of Object.values(products)) expect(Math.abs(product / n) * 12).toBeLessThan(0.03);
  });
});
