import { describe, expect, test } from "vitest";
import { adamW, clipFactor, createAdamState, l2Norm } from "./adam-w.ts";

const options = { learningRate: 0.1, beta1: 0.9, beta2: 0.99, eps: 1e-8, weightDecay: 0 };

test("two steps by hand", () => {
  const x = Float32Array.of(1);
  const state = createAdamState(1);
  // Step 1: m̂ = 2, v̂ = 4, so the step is exactly the learning rate.
  adamW(x, Float32Array.of(2), state, options);
  expect(x[0]).toBeCloseTo(0.9, 6);
  // Step 2, gradient −1: m = 0.9·0.2 − 0.1 = 0.08, m̂ = 0.08/0.19; v = 0.99·0.04 + 0.01 = 0.0496, v̂ = 0.0496/0.0199.
  adamW(x, Float32Array.of(-1), state, options);
  expect(x[0]).toBeCloseTo(0.9 - (0.1 * (0.08 / 0.19)) / Math.sqrt(0.0496 / 0.0199), 6);
  expect(state.step).toBe(2);
});

test("decay is decoupled: with no gradient only the decay acts", () => {
  const x = Float32Array.of(1, -2);
  adamW(x, new Float32Array(2), createAdamState(2), { ...options, weightDecay: 0.5 });
  expect(x[0]).toBeCloseTo(0.95, 6);
  expect(x[1]).toBeCloseTo(-1.9, 6);
});

test("gradientScale equals scaling the gradient", () => {
  const [a, b] = [Float32Array.of(1, 2), Float32Array.of(1, 2)];
  adamW(a, Float32Array.of(4, -2), createAdamState(2), { ...options, eps: 1 }, 0.5);
  adamW(b, Float32Array.of(2, -1), createAdamState(2), { ...options, eps: 1 });
  expect(a).toEqual(b);
});

test("norm and clipping", () => {
  expect(l2Norm(Float32Array.of(3, 4))).toBe(5);
  expect(clipFactor(5, 1)).toBe(0.2);
  expect(clipFactor(0.5, 1)).toBe(1);
  expect(clipFactor(5, 0)).toBe(1);
});

describe("converges", () => {
  test.each<[string, (x: Float32Array) => Float32Array, number[], number[]]>([
    ["parabola", ([x, y]) => Float32Array.of(2 * (x! - 3), 20 * (y! + 1)), [0, 0], [3, -1]],
    ["Rosenbrock", ([x, y]) => Float32Array.of(-2 * (1 - x!) - 400 * x! * (y! - x! * x!), 200 * (y! - x! * x!)), [-1, 1], [1, 1]],
  ])("%s", (_, gradient, start, minimum) => {
    const x = Float32Array.from(start);
    const state = createAdamState(2);
    for (let step = 0; step < 5000; step++) adamW(x, gradient(x), state, { ...options, learningRate: 0.02 });
    for (const [i, value] of minimum.entries()) expect(x[i]).toBeCloseTo(value, 2);
  });
});
