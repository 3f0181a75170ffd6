import { expect, test } from "vitest";
import { packBatch } from "./pack-batch.ts";

const limits = { tokensPerRun: 1024 };

test("every sequence is in exactly one row, and rows and runs hold what they may", () => {
  const lengths = [310, 250, 450, 12, 290, 33, 420, 350, 380, 5, 270];
  const runs = packBatch(lengths, limits);
  expect(runs.flatMap((run) => run.rows.flat()).toSorted((a, b) => a - b)).toEqual(lengths.map((_, i) => i));
  for (const { rowLength, rows } of runs) {
    for (const row of rows) expect(row.reduce((sum, i) => sum + lengths[i]!, 0)).toBeLessThanOrEqual(rowLength);
    expect(rows.flat().reduce((sum, i) => sum + lengths[i]!, 0)).toBeLessThanOrEqual(limits.tokensPerRun);
    expect(rowLength).toBe(Math.max(...rows.flat().map((i) => lengths[i]!)));
  }
});

test("short sequences share rows by best fit", () => {
  // 60 fills the row that 40 would leave open; 30 and 10 go where they leave least.
  expect(packBatch([100, 60, 40, 70, 30], limits)).toEqual([{ rowLength: 100, rows: [[0], [3, 4], [1, 2]] }]);
});

test("runs come out about equally large", () => {
  const lengths = Array.from({ length: 12 }, () => 100);
  expect(packBatch(lengths, { ...limits, tokensPerRun: 1000 }).map((run) => run.rows.flat().length)).toEqual([6, 6]);
  expect(packBatch(lengths, { ...limits, workers: 3 }).map((run) => run.rows.flat().length)).toEqual([4, 4, 4]);
});

test("a sequence above tokensPerRun gets a run of its own", () => {
  expect(packBatch([1500, 100], limits).map((run) => run.rows)).toEqual([[[0]], [[1]]]);
});
