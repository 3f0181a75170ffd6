import { expect, it } from "vitest";
import { MemoryBudget } from "./memory-budget.ts";

it("asks for what is new alone: the sampler's own parts once, and the cache where it grows", () => {
  let free = 1000;
  const budget = new MemoryBudget([{ what: "buffers", bytes: 300 }], () => free);
  const cache = (bytes: number): { what: string; bytes: number } => ({ what: "cache", bytes });
  expect(() => budget.take(cache(800), "Lower maxTokens.")).toThrow(/^This call of sample needs about .* and .* are free\. Lower maxTokens\.$/);
  budget.take(cache(600), "");
  free = 100;
  budget.take(cache(600), "");
  budget.take(cache(700), "");
  expect(() => budget.take(cache(801), "")).toThrow("This call of sample needs");
  free = 101;
  budget.take(cache(801), "");
});
