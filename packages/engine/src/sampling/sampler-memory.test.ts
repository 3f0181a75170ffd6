import { describe, expect, it } from "vitest";
import { totalBytes } from "../workers/check-memory.ts";
import { tinyModel, tinyConfig } from "./__fixtures__/tiny-model.ts";
import { request } from "./__fixtures__/open-samplers.ts";
import { createSampler } from "./create-sampler.ts";
import { cacheMemory, defaultCacheBytes, samplerMemory } from "./sampler-memory.ts";

const smol = { ...tinyConfig, hiddenSize: 576, intermediateSize: 1536, layers: 30, heads: 9, kvHeads: 3, headDim: 64, vocabSize: 49_152, tiedEmbeddings: true };

describe("the memory that a sampler is said to need", () => {
  // Peak growth of the resident set beside the weights, 64 rows, a second turn included.
  it.each([
    ["float32", 64, 512, 64, 136, 0.67 * 2 ** 30],
    ["float32", 64, 512, 64, 440, 1.65 * 2 ** 30],
    ["int8", 64, 192, 64, 136, 1.23 * 2 ** 30],
    ["int8", 64, 192, 64, 440, 2.26 * 2 ** 30],
  ] as const)("%s, %i rows: within a quarter of what was measured", (precision, maxBatch, prefillTokens, rows, longest, measured) => {
    const parts = [...samplerMemory(smol, { maxBatch, prefillTokens, precision }), cacheMemory(smol, rows, longest, 2.5e9)];
    expect(Math.abs(totalBytes(parts) / measured - 1)).toBeLessThan(0.25);
  });

  it("leaves the cache four fifths of what is free, and no more than usual", () => {
    const parts = [{ what: "buffers", bytes: 1e9 }];
    expect(defaultCacheBytes(parts, 100e9)).toBe(2.5 * 2 ** 30);
    expect(defaultCacheBytes(parts, 2e9)).toBe(0.8e9);
    expect(defaultCacheBytes(parts, 0.5e9)).toBe(1);
  });
});

describe("createSampler", () => {
  it("refuses what cannot fit, unless told otherwise", async () => {
    const model = tinyModel();
    await expect(createSampler({ model, threads: 1, maxBatch: 1e12 })).rejects.toThrow(/^This sampler needs about \d+\.\d GB of memory \(buffers \d+\.\d GB\) and [\d.]+ GB are free\. Lower maxBatch \(1000000000000\) or free some memory\.$/);
    await using unchecked = await createSampler({ model, threads: 1, maxBatch: 1e12, memoryCheck: false });
    const [row] = await unchecked.sample([request([3, 4], { maxTokens: 3 })]);
    expect(row!.tokens).toHaveLength(3);
  });
});
