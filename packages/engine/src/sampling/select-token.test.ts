import { describe, expect, it } from "vitest";
import { selectByWeight, selectFromMostProbable } from "./select-token.ts";

describe("selectByWeight", () => {
  const weights = Float32Array.of(0, 1, 0, 2, 1, 0);

  it("inverts the cumulative sum", () => {
    expect([0, 0.24, 0.26, 0.74, 0.76, 0.999].map((u) => selectByWeight(weights, u))).toEqual([1, 1, 3, 3, 4, 4]);
  });

  it("never chooses an entry of weight 0, at either end", () => {
    expect(selectByWeight(weights, 0)).toBe(1);
    expect(selectByWeight(weights, 1 - 2 ** -53)).toBe(4);
  });
});

describe("selectFromMostProbable", () => {
  const probabilities = [0.1, 0.4, 0.05, 0.3, 0.15];
  const logprobs = Float32Array.from(probabilities, Math.log);
  const support = (temperature: number, topP: number): number[] => {
    const seen = new Set<number>();
    for (let i = 0; i < 1000; i++) seen.add(selectFromMostProbable(logprobs, { temperature, topP }, i / 1000).token);
    return [...seen].sort((a, b) => a - b);
  };

  it("keeps the fewest most probable tokens that reach top-p", () => {
    expect(support(1, 0.3)).toEqual([1]);
    expect(support(1, 0.69)).toEqual([1, 3]);
    expect(support(1, 0.71)).toEqual([1, 3, 4]);
    expect(support(1, 0.999)).toEqual([0, 1, 2, 3, 4]);
  });

  it("applies temperature before top-p", () => {
    expect(support(0.1, 0.69)).toEqual([1]); // 0.4^10 is 0.95 of the tempered mass
    expect(support(10, 0.69)).toEqual([0, 1, 3, 4]);
  });

  it("keeps the k most probable tokens, and the nucleus of what is left", () => {
    const kept = (topK: number, topP: number): number[] => [...new Set(Array.from({ length: 1000 }, (_, i) => selectFromMostProbable(logprobs, { temperature: 1, topP, topK }, i / 1000).token))].toSorted((a, b) => a - b);
    expect([1, 2, 3, 5, 9].map((topK) => kept(topK, 1))).toEqual([[1], [1, 3], [1, 3, 4], [0, 1, 2, 3, 4], [0, 1, 2, 3, 4]]);
    expect(kept(3, 0.81)).toEqual([1, 3]); // 0.7 of 0.85 is 0.82
    expect(kept(3, 0.83)).toEqual([1, 3, 4]);
  });

  it("of equal tokens keeps the lowest ids", () => {
    const even = new Float32Array(6).fill(Math.log(1 / 6));
    expect([0, 0.5, 0.999].map((uniform) => selectFromMostProbable(even, { temperature: 1, topP: 1, topK: 2 }, uniform).token)).toEqual([0, 1, 1]);
  });

  it("gives the probability of what it draws", () => {
    expect(selectFromMostProbable(logprobs, { temperature: 1, topP: 0.69 }, 0).probability).toBeCloseTo(0.4 / 0.7, 6);
    expect(selectFromMostProbable(logprobs, { temperature: 0.5, topP: 1, topK: 3 }, 0.999).probability).toBeCloseTo(0.15 ** 2 / (0.4 ** 2 + 0.3 ** 2 + 0.15 ** 2), 6);
  });

  it("samples inside the nucleus in proportion", () => {
    let ones = 0;
    for (let i = 0; i < 7000; i++) if (selectFromMostProbable(logprobs, { temperature: 1, topP: 0.69 }, i / 7000).token === 1) ones++;
    expect(ones).toBe(4000);
  });
});
