import { availableParallelism } from "node:os";
import { describe, expect, it } from "vitest";
import { candidates, chooseThreads, fastest } from "./choose-threads.ts";

const probes = (...rates: number[]): { threads: number; rate: number }[] => rates.map((rate, i) => ({ threads: 2 ** i, rate }));

describe("fastest", () => {
  it("takes more threads only where they are faster by enough", () => {
    expect(fastest(probes(150, 290))).toBe(2); // idle
    expect(fastest(probes(150, 100))).toBe(1); // a busy neighbour
    expect(fastest(probes(150, 165))).toBe(1);
    expect(fastest(probes(150, 160, 300, 310))).toBe(4);
    expect(fastest(probes(150, 280, 90))).toBe(2);
  });
});

it("tries powers of two and all cores", () => {
  expect([1, 2, 3, 4, 12].map(candidates)).toEqual([[1], [1, 2], [1, 2, 3], [1, 2, 4], [1, 2, 4, 8, 12]]);
});

describe("chooseThreads", () => {
  it("measures, and says what it measured", async () => {
    const { threads, reason } = await chooseThreads();
    expect(threads).toBeGreaterThanOrEqual(1);
    expect(threads).toBeLessThanOrEqual(availableParallelism());
    if (availableParallelism() > 1) expect(reason).toMatch(/^auto: \d+ of \d+ cores; \d+ GFLOP\/s with 1, \d+ GFLOP\/s with 2.*; load \d/);
    expect(await chooseThreads(1)).toEqual({ threads: 1, reason: "auto: one core" });
    await expect(chooseThreads(0)).rejects.toThrow("most is 0; it must be an integer of at least 1");
  });
});
