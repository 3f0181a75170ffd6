import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { betaCdf, betaQuantile, studentQuantile } from "./beta.ts";
import { clusteredRate } from "./clustered-rate.ts";
import { clusterVariance, designEffect, intraclassCorrelation } from "./design-effect.ts";
import { fisherExact, mcnemarExact } from "./exact-tests.ts";
import { holm } from "./holm.ts";
import { jeffreysInterval, uniformBetaInterval } from "./interval.ts";
import { normalCdf, normalQuantile } from "./normal.ts";
import { signFlipTest } from "./sign-flip.ts";
import { smallestDetectableFall } from "./smallest-detectable.ts";
import { uniformBetaMean } from "./uniform-beta-mean.ts";

/** Written by scripts/golden-statistics.py from SciPy and statsmodels. */
interface Golden {
  normalCdf: [number, number][];
  normalQuantile: [number, number][];
  betaCdf: [number, number, number, number][];
  betaQuantile: [number, number, number, number][];
  studentQuantile: [number, number, number][];
  jeffreys: [number, number, number, number][];
  uniformBeta: [number, number, number, number][];
  clusters: [number, number][];
  clusterRobust: { variance: number; designEffect: number; low: number; high: number };
  icc: number;
  signFlip: [number[], number][];
  mcnemar: [number, number, number][];
  fisher: [number, number, number, number, number][];
  holm: { p: number[]; adjusted: number[] };
  smallestFall: [number, number, number, number][];
  cells: [number, number][];
  paperMean: { rate: number; low: number; high: number };
}
const golden = JSON.parse(readFileSync(new URL("__fixtures__/golden.json", import.meta.url), "utf8")) as Golden;
const clusters = golden.clusters.map(([count, n]) => ({ count, n }));

test("normal, beta and Student distributions agree with SciPy", () => {
  for (const [x, value] of golden.normalCdf) expect(normalCdf(x)).toBeCloseTo(value, 12);
  for (const [p, value] of golden.normalQuantile) expect(normalQuantile(p)).toBeCloseTo(value, 8);
  for (const [x, a, b, value] of golden.betaCdf) expect(betaCdf(x, a, b)).toBeCloseTo(value, 11);
  for (const [p, a, b, value] of golden.betaQuantile) expect(betaQuantile(p, a, b)).toBeCloseTo(value, 11);
  for (const [p, v, value] of golden.studentQuantile) expect(studentQuantile(p, v)).toBeCloseTo(value, 8);
});

test("Jeffreys and uniform-prior intervals agree with statsmodels and SciPy", () => {
  for (const [count, n, low, high] of golden.jeffreys) {
    expect(jeffreysInterval(count, n).low).toBeCloseTo(low, 10);
    expect(jeffreysInterval(count, n).high).toBeCloseTo(high, 10);
  }
  for (const [count, n, low, high] of golden.uniformBeta) {
    expect(uniformBetaInterval(count, n).low).toBeCloseTo(low, 10);
    expect(uniformBetaInterval(count, n).high).toBeCloseTo(high, 10);
  }
});

test("cluster variance equals the CR1 sandwich, and the interval built on it", () => {
  expect(clusterVariance(clusters)).toBeCloseTo(golden.clusterRobust.variance, 12);
  expect(designEffect(clusters)).toBeCloseTo(golden.clusterRobust.designEffect, 10);
  expect(intraclassCorrelation(clusters)).toBeCloseTo(golden.icc, 12);
  const { low, high } = clusteredRate(clusters);
  expect(low).toBeCloseTo(golden.clusterRobust.low, 8);
  expect(high).toBeCloseTo(golden.clusterRobust.high, 8);
});

test("exact tests and Holm agree with SciPy and statsmodels", () => {
  for (const [differences, p] of golden.signFlip) expect(signFlipTest(differences).p).toBeCloseTo(p, 12);
  for (const [lost, gained, p] of golden.mcnemar) expect(mcnemarExact(lost, gained)).toBeCloseTo(p, 11);
  for (const [a, n, b, m, p] of golden.fisher) expect(fisherExact(a, n, b, m)).toBeCloseTo(p, 11);
  for (const [i, p] of holm(golden.holm.p).entries()) expect(p).toBeCloseTo(golden.holm.adjusted[i]!, 12);
});

test("smallest detectable fall agrees with statsmodels' power function", () => {
  for (const [baseline, n, deff, fall] of golden.smallestFall) {
    expect(smallestDetectableFall({ baseline, n, designEffect: deff })).toBeCloseTo(fall, 3);
  }
});

test("the paper's estimator agrees with NumPy's draws, and its rate with the closed form", () => {
  const cells = golden.cells.map(([count, n]) => ({ count, n }));
  const { rate, low, high } = uniformBetaMean(cells);
  const closed = cells.reduce((sum, { count, n }) => sum + (count + 1) / (n + 2), 0) / cells.length;
  expect(rate).toBeCloseTo(closed, 3);
  expect(rate).toBeCloseTo(golden.paperMean.rate, 3);
  expect(Math.abs(low - golden.paperMean.low)).toBeLessThan(0.001);
  expect(Math.abs(high - golden.paperMean.high)).toBeLessThan(0.001);
  expect(uniformBetaMean([{ count: 0, n: 20 }]).rate).toBeCloseTo(1 / 22, 3);
});
