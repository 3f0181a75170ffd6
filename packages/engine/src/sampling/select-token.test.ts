import { describe, expect, it } from "vitest";
import { selectByWeight, selectFromNucleus } from "./select-token.ts";

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

describe("selectFromNucleus", () => {
  const probabilities = [0.1, 0.4, 0.05, 0.3, 0.15];
  const logprobs = Float32Array.from(probabilities, Math.log);
  const support = (temperature: number, topP: number): number[] => {
    const seen = new Set<number>();
    for (let i = 0; i < 1000; i++) seen.add(selectFromNucleus(logprobs, temperature, topP, i / 1000));
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

  it("samples inside the nucleus in proportion", () => {
    let ones = 0;
    for (let i = 0; i < 7000; i++) if (selectFromNucleus(logprobs, 1, 0.69, i / 7000) === 1) ones++;
    expect(ones).toBe(4000);
  });
});
