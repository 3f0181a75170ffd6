import { describe, expect, it } from "vitest";
import { request } from "./__fixtures__/open-samplers.ts";
import { KvSlab } from "./kv-slab.ts";
import { Row } from "./row.ts";
import { RowSlots } from "./row-slots.ts";

const shape = { layers: 1, kvHeads: 1, headDim: 1 };
const opened = (capacity: number): { slab: KvSlab; slots: RowSlots } => {
  const slab = new KvSlab(shape, capacity * 2 * 4);
  return { slab, slots: new RowSlots(slab) };
};
/** A row whose prompt begins with `first` and has `length` tokens. */
const row = (first: number, length: number, maxTokens = 4): Row => new Row(request([first, ...Array.from({ length: length - 1 }, (_, i) => (first * 7 + i) % 50)], { maxTokens }), null);

/** Computes what the running rows lack: all but their last token. */
function fill(slab: KvSlab, slots: RowSlots): void {
  slots.running.forEach((each, slot) => slab.commit(slot, each.request.tokens.subarray(slab.tokens[slot]!.length, each.request.tokens.length - 1)));
}

describe("RowSlots", () => {
  it("lets rows that continue idle ones run where these lie, with what they share", () => {
    const { slab, slots } = opened(1000);
    const rows = [row(1, 20), row(2, 30), row(3, 25)];
    slots.admit(rows, 3);
    fill(slab, slots);
    rows.forEach((each) => each.drop());
    slots.retire(false);
    expect(slots.running).toEqual([]);
    const next = [3, 9, 1].map((first, i) => row(first, 34 + i));
    const cached = new Map(slab.tokens.map((tokens) => [tokens[0], tokens.length]));
    slots.reserve(next);
    slots.tidy(36);
    slots.admit(next, 3);
    slots.running.forEach((each, slot) => {
      const first = each.request.tokens[0]!;
      expect([...slab.tokens[slot]!]).toEqual([...each.request.tokens.subarray(0, first === 9 ? 0 : cached.get(first)!)]);
    });
    expect(slab.tokens.some((tokens) => tokens[0] === 2)).toBe(false); // nobody continues it
    expect(slots.running.map((each) => each.request.tokens[0]).indexOf(1)).toBe(0); // it lay there
  });

  it("admits as many as the cache holds however long they get, and one at least", () => {
    const { slab, slots } = opened(100);
    const rows = Array.from({ length: 5 }, (_, i) => row(i, 20, 10));
    expect(slots.admit(rows, 9)).toHaveLength(3); // 3 × 30 places
    slots.makeRoom(29, 1);
    expect(slab.time).toBeGreaterThanOrEqual(29);
    expect(slots.admit(rows.slice(3), 9)).toHaveLength(0);
    const other = opened(100);
    expect(other.slots.admit([row(1, 90, 10)], 9)).toHaveLength(1);
  });

  it("gives up the oldest idle slots first, those that somebody waits for last", () => {
    const { slab, slots } = opened(120);
    const old = [1, 2, 3].map((first) => row(first, 20, 10));
    slots.admit(old, 3);
    fill(slab, slots);
    for (const each of old) {
      each.drop();
      slots.retire(true);
    }
    const waiting = row(1, 30, 10);
    slots.reserve([waiting]);
    slots.admit([row(5, 30, 10), row(6, 30, 10)], 2);
    const firsts = slab.tokens.flatMap((tokens) => (tokens.length > 0 ? [tokens[0]] : []));
    expect(firsts).toContain(1); // reserved, though the oldest
    expect(firsts).not.toContain(2);
  });

  it("moves ended rows only once an eighth has ended, or when told to", () => {
    const { slots } = opened(1000);
    const rows = Array.from({ length: 16 }, (_, i) => row(i, 9));
    slots.admit(rows, 16);
    slots.running[3]!.drop();
    slots.retire(false);
    expect(slots.running).toHaveLength(16);
    slots.running[7]!.drop();
    slots.retire(false);
    expect(slots.running).toHaveLength(14);
    slots.running[0]!.drop();
    slots.retire(true);
    expect(slots.running).toHaveLength(13);
    expect(slots.running.every((each) => !each.ended)).toBe(true);
  });
});
