import { expect, test } from "vitest";
import { createRandom } from "../../core/random.ts";
import { fitLogistic, logitOf, orderedPairs } from "./logistic.ts";

test("one feature: the optimum is where the derivative is zero", () => {
  // Feature 0 in 3 true of 4, absent in 1 true of 4. At the optimum: mean over rows of (p - y) x + l2 w = 0, and of (p - y) = 0.
  const rows = [[0], [0], [0], [0], [], [], [], []];
  const labels = [true, true, true, false, true, false, false, false];
  const l2 = 0.01;
  const { weights, bias } = fitLogistic(rows, labels, 1, { l2, iterations: 3000 });
  const p = (logit: number): number => 1 / (1 + Math.exp(-logit));
  const [withIt, without] = [p(bias + weights[0]!), p(bias)];
  expect((4 * withIt - 3) / 8 + l2 * weights[0]!).toBeCloseTo(0, 9);
  expect((4 * withIt - 3 + 4 * without - 1) / 8).toBeCloseTo(0, 9);
  expect(weights[0]).toBeGreaterThan(1);
});

test("without a penalty to speak of, log odds are those of the counts", () => {
  const rows = Array.from({ length: 10 }, (_, i) => (i < 5 ? [0] : []));
  const labels = rows.map((_, i) => i < 4 || i === 9); // 4 of 5 with it, 1 of 5 without
  const model = fitLogistic(rows, labels, 1, { l2: 1e-9, iterations: 5000 });
  expect(logitOf(model, [0])).toBeCloseTo(Math.log(4), 4);
  expect(logitOf(model, [])).toBeCloseTo(Math.log(1 / 4), 4);
});

test("unseen features count nothing, and a row is scaled by all of its features", () => {
  const model = { weights: Float64Array.of(2), bias: 0.5 };
  expect(logitOf(model, [0, 7, 8, 9])).toBe(0.5 + 2 / 2);
});

test("one label is refused", () => {
  expect(() => fitLogistic([[0], [1]], [true, true], 2)).toThrow(/needs both/);
  expect(() => fitLogistic([[0]], [true, false], 1)).toThrow(/1 rows have 2 labels/);
});

test("ordered pairs agree with counting them one by one, ties half", () => {
  const random = createRandom("auc");
  for (let n = 0; n < 50; n++) {
    const scores = Array.from({ length: 12 }, () => random.integer(5));
    const labels = scores.map(() => random.next() < 0.5);
    let [pairs, ordered] = [0, 0];
    scores.forEach((a, i) => scores.forEach((b, j) => {
      if (!labels[i] || labels[j]) return;
      pairs++;
      ordered += a > b ? 1 : a === b ? 0.5 : 0;
    }));
    expect(orderedPairs(scores, labels)).toEqual({ pairs, ordered });
  }
});
