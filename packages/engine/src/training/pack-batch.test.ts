import { expect, test } from "vitest";
import { packBatch } from "./pack-batch.ts";

/** Sequences that begin with a token of their own, so that none share a prefix. */
const unlike = (lengths: readonly number[]): Uint32Array[] => lengths.map((length, i) => new Uint32Array(length).fill(i));
const limits = { tokensPerRun: 1024 };

test("every sequence is in exactly one run, and runs hold what they may", () => {
  const lengths = [310, 250, 450, 12, 290, 33, 420, 350, 380, 5, 270];
  const runs = packBatch(unlike(lengths), limits);
  expect(runs.flatMap((run) => run.sequences).toSorted((a, b) => a - b)).toEqual(lengths.map((_, i) => i));
  for (const { sequences, tokens, longest } of runs) {
    expect(tokens).toBe(sequences.reduce((sum, i) => sum + lengths[i]!, 0));
    expect(tokens).toBeLessThanOrEqual(limits.tokensPerRun);
    expect(longest).toBe(Math.max(...sequences.map((i) => lengths[i]!)));
  }
});

test("runs come out about equally large", () => {
  const batch = unlike(Array.from({ length: 12 }, () => 100));
  expect(packBatch(batch, { tokensPerRun: 1000 }).map((run) => run.sequences.length)).toEqual([6, 6]);
  expect(packBatch(batch, { ...limits, workers: 3 }).map((run) => run.sequences.length)).toEqual([4, 4, 4]);
});

test("a sequence above tokensPerRun gets a run of its own", () => {
  expect(packBatch(unlike([1500, 100]), limits).map((run) => run.sequences)).toEqual([[0], [1]]);
});

/** Two prompts of 20 tokens, by turns; completions of 10 tokens begin with the sequence's number. */
const group = Array.from({ length: 6 }, (_, i) => Uint32Array.from({ length: 30 }, (__, t) => (t < 20 ? 100 + (i % 2) : i + t)));

test("sequences of one prompt lie together and count it once", () => {
  expect(packBatch(group, limits)).toEqual([{ sequences: [0, 2, 4, 1, 3, 5], shared: [0, 20, 20, 0, 20, 20], tokens: 100, longest: 30 }]);
  expect(packBatch(group, { ...limits, sharePrefixes: false })[0]).toMatchObject({ sequences: [0, 1, 2, 3, 4, 5], tokens: 180 });
});

test("a group that one run does not hold is cut, and the prompt computed once in each part", () => {
  expect(packBatch(group, { tokensPerRun: 45 }).map(({ sequences, shared, tokens }) => ({ sequences, shared, tokens }))).toEqual([
    { sequences: [0, 2], shared: [0, 20], tokens: 40 }, { sequences: [4], shared: [0], tokens: 30 },
    { sequences: [1, 3], shared: [0, 20], tokens: 40 }, { sequences: [5], shared: [0], tokens: 30 },
  ]);
});

test("short common beginnings are not shared; a sequence that occurs twice is", () => {
  const short = [0, 1].map((i) => Uint32Array.from({ length: 30 }, (_, t) => (t < 8 ? 7 : i)));
  expect(packBatch(short, limits)[0]!.shared).toEqual([0, 0]);
  expect(packBatch([group[0]!, group[0]!], limits)[0]).toMatchObject({ shared: [0, 30], tokens: 30 });
});
