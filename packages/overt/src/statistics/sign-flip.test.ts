import { expect, test } from "vitest";
import { holm } from "./holm.ts";
import { createStream } from "./seeded-stream.ts";
import { signFlipTest } from "./sign-flip.ts";
import { smallestDetectableFall } from "./smallest-detectable.ts";

test("no difference gives p = 1; five like signs give 2/32", () => {
  expect(signFlipTest([0, 0, 0])).toEqual({ p: 1, method: "exact" });
  expect(signFlipTest([-1, -2, -1, -3, -1, 0]).p).toBeCloseTo(2 / 32, 12);
});

test("whole numbers stay exact with many scenarios", () => {
  expect(signFlipTest(Array.from({ length: 40 }, () => -1)).p).toBeCloseTo(2 ** -39, 20);
});

test("Monte Carlo agrees with the exact value, is repeatable and never 0", () => {
  const whole = [3, -1, 2, 4, -2, 1, 5, 2, -3, 1, 2, 1, -1, 3, 2, 1, -2, 4];
  const scaled = whole.map((d) => d / 7);
  const monteCarlo = signFlipTest(scaled);
  expect(monteCarlo.method).toBe("monte-carlo");
  expect(Math.abs(monteCarlo.p - signFlipTest(whole).p)).toBeLessThan(0.003);
  expect(signFlipTest(scaled)).toEqual(monteCarlo);
  expect(signFlipTest(Array.from({ length: 40 }, () => 0.3)).p).toBeCloseTo(1 / 100_001, 10);
});

test("without an effect about one test in twenty is below 0.05, however rollouts cluster", () => {
  const stream = createStream(11);
  const draw = (share: number): number => Array.from({ length: 6 }, () => stream()).filter((u) => u < share).length;
  let alarms = 0;
  for (let trial = 0; trial < 1000; trial++) {
    const differences = Array.from({ length: 30 }, () => {
      const share = stream() < 0.5 ? 0.45 : 0.05;
      return draw(share) - draw(share);
    });
    if (signFlipTest(differences).p < 0.05) alarms++;
  }
  expect(alarms / 1000).toBeLessThan(0.065);
  expect(alarms / 1000).toBeGreaterThan(0.02);
});

test("Holm leaves untested entries null and out of the count", () => {
  expect(holm([0.02, null, 0.03])).toEqual([0.04, null, 0.04]);
});

test("a sample too small to show a fall to zero says so", () => {
  expect(smallestDetectableFall({ baseline: 0.05, n: 40, designEffect: 2 })).toBeNull();
  expect(smallestDetectableFall({ baseline: 0, n: 400, designEffect: 1 })).toBeNull();
});
