import { describe, expect, it } from "vitest";
import { KvSlab } from "./kv-slab.ts";

const shape = { layers: 2, kvHeads: 3, headDim: 4 };
const slabOf = (capacity: number): KvSlab => new KvSlab(shape, capacity * 2 * 2 * 3 * 4 * 4);

/** The number that stands for one place of one array. */
const mark = (array: number, token: number, head: number, i: number): number => ((array * 1000 + token) * 3 + head) * 4 + i;

function append(slab: KvSlab, slot: number, tokens: readonly number[]): void {
  [...slab.keys, ...slab.values].forEach((target, array) => {
    const source = Float32Array.from({ length: tokens.length * 12 }, (_, at) =>
      mark(array, tokens[Math.floor(at / 12)] as number, Math.floor(at / 4) % 3, at % 4));
    slab.write(target, slot, source, 0, tokens.length);
  });
  slab.commit(slot, tokens);
}

function expectIntact(slab: KvSlab): void {
  [...slab.keys, ...slab.values].forEach((target, array) => {
    slab.tokens.forEach((tokens, slot) => {
      const row = slab.view(target, slot, 1);
      tokens.forEach((token, place) => {
        for (let head = 0; head < 3; head++) {
          for (let i = 0; i < 4; i++) expect(row[(head * slab.time + place) * 4 + i]).toBe(mark(array, token, head, i));
        }
      });
    });
  });
}

describe("KvSlab", () => {
  it("keeps rows intact through growth, shrinking, swaps and dropped slots", () => {
    const slab = slabOf(40);
    slab.resize(4);
    slab.setTime(3);
    append(slab, 0, [1, 2]);
    append(slab, 1, [3]);
    append(slab, 3, [4, 5, 6]);
    expectIntact(slab);
    slab.setTime(10);
    append(slab, 0, [7, 8, 9]);
    append(slab, 2, [10]);
    expectIntact(slab);
    slab.swap(0, 2);
    slab.swap(1, 3);
    expect(slab.tokens).toEqual([[10], [4, 5, 6], [1, 2, 7, 8, 9], [3]]);
    expectIntact(slab);
    slab.resize(3);
    slab.truncate(2, 3);
    slab.setTime(4);
    expect(slab.tokens).toEqual([[10], [4, 5, 6], [1, 2, 7]]);
    expectIntact(slab);
  });

  it("views neighbouring slots as one tensor", () => {
    const slab = slabOf(12);
    slab.resize(3);
    slab.setTime(4);
    expect(slab.view(slab.keys[0] as Float32Array, 1, 2).length).toBe(2 * 3 * 4 * 4);
  });

  it("says what does not fit", () => {
    const slab = slabOf(10);
    slab.resize(5);
    slab.setTime(2);
    expect(() => slab.setTime(3)).toThrow("5 slots × 3 tokens do not fit a capacity of 10 tokens");
    append(slab, 0, [1, 2]);
    expect(() => slab.setTime(1)).toThrow("the longest row has 2 tokens");
    slab.clear();
    expect([slab.slots, slab.time]).toEqual([0, 0]);
  });
});
