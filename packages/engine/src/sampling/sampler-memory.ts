import { linearWeightCount } from "../models/model-tensors.ts";
import type { ModelConfig } from "../ports/weights.ts";
import type { Precision } from "../ports/precision.ts";
import { totalBytes, type MemoryPart } from "../workers/check-memory.ts";
import { cachedTokenBytes } from "./kv-slab.ts";

const runtime = 250e6; // three sessions with their graphs, scratch for packed operands
const floatBytes = 4;

/**
 * What a sampler takes beside the model's weights and its cache. Fitted to the resident memory of SmolLM2-135M, within a
 * quarter: float32 (nothing but buffers) and int8, whose weights stand rounded in this process and, packed, in each of three sessions.
 */
export function samplerMemory(config: ModelConfig, { maxBatch, prefillTokens, precision }: { readonly maxBatch: number; readonly prefillTokens: number; readonly precision: Precision }): MemoryPart[] {
  const { hiddenSize, intermediateSize, vocabSize } = config;
  const wide = Math.max(maxBatch, prefillTokens) * (8 * hiddenSize + 4 * intermediateSize);
  const parts = [{ what: "buffers", bytes: runtime + floatBytes * (3 * wide + 6 * maxBatch * vocabSize) }];
  if (precision === "int8") {
    const head = vocabSize * hiddenSize;
    const layers = linearWeightCount(config);
    parts.push({ what: "8-bit weights", bytes: head + layers + 1.5 * (head + 3 * layers) });
  }
  return parts;
}

/** Most that the cache takes where its size is not given. */
const usualCache = 2.5 * 2 ** 30;

/** The cache's bound where none is given: the usual one, or four fifths of what `free` bytes leave beside the rest. At least one byte. */
export function defaultCacheBytes(parts: readonly MemoryPart[], free: number): number {
  return Math.max(1, Math.floor(Math.min(usualCache, 0.8 * (free - totalBytes(parts)))));
}

/** What `rows` rows decoded together, of at most `longest` tokens each, take of the cache. */
export function cacheMemory(config: ModelConfig, rows: number, longest: number, cacheBytes: number): MemoryPart {
  return { what: `keys and values of ${rows} rows of up to ${longest} tokens`, bytes: Math.min(cacheBytes, rows * longest * cachedTokenBytes(config)) };
}
