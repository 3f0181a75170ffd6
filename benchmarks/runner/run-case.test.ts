import { expect, it } from "vitest";
import type { Sample } from "./statistics.ts";
import { compareRows } from "./run-case.ts";

const rows = [{ name: "c/p", ours: "us", peers: ["slow", "quick"], work: "tokens", unit: "tokens/s" }] as const;
const samples = (...seconds: number[]): Sample[] => seconds.map((each) => ({ seconds: each, work: { tokens: 100, gflop: 5 } }));

it("compares with the fastest of the peers, by the row's own work", () => {
  const all = new Map([["us", samples(1, 2, 1)], ["slow", samples(10, 10, 10)], ["quick", samples(4, 2, 4)]]);
  const { rows: [row], skipped } = compareRows(rows, all, {});
  expect(row).toMatchObject({ name: "c/p", unit: "tokens/s", oursName: "us", peerName: "quick", ours: 100, peer: 25, ratio: 4, samples: { ours: [100, 50, 100], peer: [25, 50, 25] } });
  expect(skipped).toEqual([]);
  const inGflop = compareRows([{ ...rows[0], work: "gflop", unit: "GFLOP/s" }], all, {});
  expect(inGflop.rows[0]).toMatchObject({ ours: 5, peer: 1.25 });
});

it("compares with another amount of the same samples where a row says so", () => {
  const { rows: [row] } = compareRows([{ name: "c/p", ours: "us", peers: ["us"], work: "steps", peerWork: "kernelSteps", unit: "steps/s" }], new Map([["us", [{ seconds: 2, work: { steps: 1, kernelSteps: 1.25 } }]]]), {});
  expect(row).toMatchObject({ oursName: "us", peerName: "us", ours: 0.5, peer: 0.625, ratio: 0.8 });
});

it("does with one peer where another is missing, and skips a row without any", () => {
  const one = compareRows(rows, new Map([["us", samples(1)], ["slow", samples(2)]]), { quick: "no wheel" });
  expect(one.rows).toMatchObject([{ peerName: "slow", ratio: 2 }]);
  const none = compareRows(rows, new Map([["us", samples(1)]]), { slow: "no Python", quick: "no wheel" });
  expect(none).toEqual({ rows: [], skipped: [{ name: "c/p", reason: "slow: no Python; quick: no wheel" }] });
});

it("skips a row where we are missing ourselves", () => {
  const { rows: measured, skipped } = compareRows(rows, new Map([["slow", samples(1)], ["quick", samples(1)]]), { us: "out of memory" });
  expect(measured).toEqual([]);
  expect(skipped).toEqual([{ name: "c/p", reason: "us: out of memory" }]);
});
