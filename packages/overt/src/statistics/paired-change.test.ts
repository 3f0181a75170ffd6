import { expect, test } from "vitest";
import { clusteredChange } from "./paired-change.ts";
import { createStream } from "./seeded-stream.ts";

const pairs = (groups: number, before: number, after: number, n = 6) =>
  Array.from({ length: groups }, () => ({ before: { count: before, n }, after: { count: after, n } }));

test("change is after minus before, mean over strata", () => {
  expect(clusteredChange([[...pairs(10, 3, 0)], pairs(10, 0, 0)]).change).toBe(-0.25);
});

test("no change at all still has width: Agresti–Caffo on effective numbers", () => {
  const { change, low, high, upper95, method } = clusteredChange([pairs(60, 6, 6)]);
  expect({ change, method }).toEqual({ change: 0, method: "agresti-caffo" });
  const p = 61 / 62;
  const error = Math.sqrt((2 * p * (1 - p)) / 62);
  expect(high).toBeCloseTo(1.959964 * error, 6);
  expect(low).toBeCloseTo(-1.959964 * error, 6);
  expect(upper95).toBeCloseTo(1.644854 * error, 6);
});

test("the same change everywhere has width, too", () => {
  const { change, low, high } = clusteredChange([pairs(60, 6, 0)]);
  expect(change).toBe(-1);
  expect(low).toBeCloseTo(-1, 1);
  expect(high).toBeGreaterThan(-0.96);
});

test("nothing measured on one side is null", () => {
  expect(clusteredChange([[{ before: { count: 2, n: 5 }, after: { count: 0, n: 0 } }]])).toMatchObject({ change: null, method: "none" });
});

test("the same records give the same interval", () => {
  const data = [...pairs(8, 3, 1), ...pairs(8, 2, 2)];
  expect(clusteredChange([data])).toEqual(clusteredChange([data]));
});

test("the interval covers a known change", () => {
  const stream = createStream(3);
  const draw = (share: number): number => Array.from({ length: 6 }, () => stream()).filter((u) => u < share).length;
  let covered = 0;
  for (let trial = 0; trial < 200; trial++) {
    const data = Array.from({ length: 12 }, () => {
      const share = stream() < 0.5 ? 0.5 : 0.1;
      return { before: { count: draw(share), n: 6 }, after: { count: draw(share / 3), n: 6 } };
    });
    const { low, high } = clusteredChange([data], { draws: 600 });
    if (low <= -0.2 && -0.2 <= high) covered++;
  }
  expect(covered / 200).toBeGreaterThan(0.91);
});
