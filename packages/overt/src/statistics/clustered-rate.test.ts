import { expect, test } from "vitest";
import { clusteredRate, meanOverStrata } from "./clustered-rate.ts";
import { jeffreysInterval } from "./interval.ts";
import { createStream } from "./seeded-stream.ts";

const same = (groups: number, count: number, n: number) => Array.from({ length: groups }, () => ({ count, n }));

test("at 0 of n: Jeffreys on n over the untreated design effect", () => {
  expect(clusteredRate(same(60, 0, 7), 3).high).toBeCloseTo(jeffreysInterval(0, 140).high, 12);
  expect(clusteredRate(same(60, 0, 7), 3).low).toBe(0);
  expect(clusteredRate(same(60, 7, 7), 3)).toMatchObject({ rate: 1, high: 1, low: jeffreysInterval(140, 140).low });
});

test("at 0 of n with nothing known about clustering, a scenario counts once", () => {
  expect(clusteredRate(same(60, 0, 7)).effectiveN).toBe(60);
});

test("one event never looks more certain than none", () => {
  const one = [{ count: 1, n: 7 }, ...same(59, 0, 7)];
  expect(clusteredRate(one, 3).high).toBeGreaterThan(clusteredRate(same(60, 0, 7), 3).high);
});

test("rollouts that all agree within a scenario count once per scenario", () => {
  const clusters = [...same(30, 6, 6), ...same(30, 0, 6)];
  const wide = clusteredRate(clusters);
  const { low, high } = jeffreysInterval(30, 60);
  expect(wide.low).toBeCloseTo(low, 1);
  expect(wide.high).toBeCloseTo(high, 1);
});

test("nothing measured is null, not zero; one scenario is one observation", () => {
  expect(clusteredRate([])).toEqual({ rate: null, low: 0, high: 1, effectiveN: 0 });
  expect(clusteredRate([{ count: 3, n: 9 }], 1).effectiveN).toBe(1);
});

test("mean over strata weights evaluations equally and equals the pooled interval at zero", () => {
  expect(meanOverStrata([same(10, 1, 2), same(10, 0, 8)]).rate).toBe(0.25);
  const zero = meanOverStrata([same(10, 0, 6), same(10, 0, 6)], [2, 2]);
  expect(zero.high).toBeCloseTo(clusteredRate(same(20, 0, 6), 2).high, 12);
  expect(meanOverStrata([[], []]).rate).toBeNull();
});

test("nominal 95% intervals cover the truth in 92% or more of clustered samples", () => {
  const stream = createStream(1);
  for (const truth of [0.05, 0.25]) {
    let covered = 0;
    for (let trial = 0; trial < 400; trial++) {
      const clusters = Array.from({ length: 40 }, () => {
        const share = stream() < 0.5 ? truth * 1.8 : truth * 0.2;
        return { count: Array.from({ length: 6 }, () => stream()).filter((u) => u < share).length, n: 6 };
      });
      const { low, high } = clusteredRate(clusters);
      if (low <= truth && truth <= high) covered++;
    }
    expect(covered / 400).toBeGreaterThan(0.92);
  }
});
