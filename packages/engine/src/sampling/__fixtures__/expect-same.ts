import { expect } from "vitest";

interface Completion {
  readonly tokens: ArrayLike<number>;
  readonly logprobs: ArrayLike<number>;
}

/** Equal tokens, and log-probabilities within 1e-4. */
export function expectSame(actual: readonly Completion[], expected: readonly Completion[]): void {
  expect(actual.map(({ tokens }) => Array.from(tokens))).toEqual(expected.map(({ tokens }) => Array.from(tokens)));
  actual.forEach(({ logprobs }, row) => {
    for (let i = 0; i < logprobs.length; i++) expect(Math.abs(logprobs[i]! - expected[row]!.logprobs[i]!)).toBeLessThan(1e-4);
  });
}
