import type { SampleRequest } from "../../ports/sampling.ts";
import type { ModelWeights } from "../../ports/weights.ts";
import { BatchSampler, type BatchSamplerSettings } from "../batch-sampler.ts";
import type { SampleProgress } from "../call.ts";

export const quiet: SampleProgress = { check: () => {}, onTokens: () => {} };

export function openSampler(model: ModelWeights, settings: Partial<BatchSamplerSettings> = {}): BatchSampler {
  return new BatchSampler(model, { threads: 1, maxBatch: 64, cacheBytes: 8 << 20, prefillTokens: 512, precision: "float32", ...settings });
}

/** A prompt of varied tokens below 61. */
export const prompt = (length: number, salt = 0): Uint32Array => Uint32Array.from({ length }, (_, i) => (i * i + i * 7 + salt * 13 + 3) % 61);

/** Greedy, 12 tokens, no stop tokens, unless said otherwise. */
export const request = (tokens: ArrayLike<number>, more: Partial<SampleRequest> = {}): SampleRequest =>
  ({ tokens: Uint32Array.from(tokens), maxTokens: 12, temperature: 0, topP: 1, seed: 1, stopTokens: [], ...more });
