import { expect, test } from "vitest";
import { attentionRows, type TokenPath } from "./attention-rows.ts";

/** Paths of sequences of these lengths, each sharing its first tokens with the one before it. */
function paths(sequences: readonly { readonly length: number; readonly own: number }[]): TokenPath[] {
  let next = 0;
  const made: TokenPath[] = [];
  for (const { length, own } of sequences) made.push({ tokens: Int32Array.from({ length }, (_, t) => (t < own ? made.at(-1)!.tokens[t]! : next++)), own });
  return made;
}

test("unlike sequences share rows by best fit", () => {
  const { queries, keys, rows } = attentionRows(paths([100, 60, 40, 70, 30].map((length) => ({ length, own: 0 }))));
  // 60 fills the row that 40 leaves open; 30 goes with 70.
  expect({ queries, keys, rows: rows.map(({ blocks }) => blocks.map(({ to }) => to)) }).toEqual({ queries: 100, keys: 100, rows: [[100], [70, 30], [60, 40]] });
});

test("every token is a query once and sees its path alone; completions of one prompt take rows of about their own length", () => {
  const all = paths([{ length: 300, own: 0 }, ...Array.from({ length: 7 }, () => ({ length: 300, own: 200 }))]);
  const { queries, keys, rows } = attentionRows(all);
  expect({ queries, keys, rows: rows.length }).toEqual({ queries: 100, keys: 300, rows: 10 });
  const asked = rows.flatMap(({ blocks }) => blocks.flatMap(({ path, from, to }) => [...path.tokens.subarray(from, to)]));
  expect(asked.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  for (const { blocks, keys: slots } of rows) {
    expect(blocks.reduce((sum, { from, to }) => sum + to - from, 0)).toBeLessThanOrEqual(queries);
    expect(slots.size).toBeLessThanOrEqual(keys);
    expect([...slots.values()]).toEqual(Array.from({ length: slots.size }, (_, i) => i));
    for (const { path, to } of blocks) for (const token of path.tokens.subarray(0, to)) expect(slots.has(token)).toBe(true);
  }
});
