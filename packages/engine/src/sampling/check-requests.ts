import { inspect } from "node:util";
import type { SampleRequest } from "../ports/sampling.ts";
import type { ModelConfig } from "../ports/weights.ts";

/** A request that cannot be sampled; the message names the field, its value, what is allowed and what to do. */
export class SampleRequestError extends Error {
  override readonly name = "SampleRequestError";
}

/** What a sampler can serve. */
export interface RequestLimits {
  readonly config: ModelConfig;
  /** Tokens that fit its cache. */
  readonly capacity: number;
  /** Whether it knows the texts of tokens. */
  readonly texts: boolean;
}

/** Throws SampleRequestError for the first request that a sampler cannot serve. */
export function checkRequests(requests: readonly SampleRequest[], { config, capacity, texts }: RequestLimits): void {
  const given: unknown = requests;
  if (!Array.isArray(given)) throw new SampleRequestError(`requests is ${inspect(given, { depth: 0 })}; it must be an array, with one row or more.`);
  requests.forEach((request, i) => {
    const fail = (field: string, value: unknown, rule: string): never => {
      throw new SampleRequestError(`requests[${i}].${field} is ${String(value)}; ${rule}`);
    };
    const { tokens, maxTokens, temperature, topP, topK = 0, seed, stopTokens, stopStrings = [] } = request;
    checkIds(tokens, "tokens", config.vocabSize, fail);
    if (tokens.length === 0) fail("tokens", "empty", "at least one token is needed to predict the next. Start with the model's bos token.");
    checkIds(stopTokens, "stopTokens", config.vocabSize, fail);
    if (!Number.isSafeInteger(maxTokens) || maxTokens < 1) fail("maxTokens", maxTokens, "it must be an integer of at least 1. Leave the row out if nothing is to be sampled.");
    if (!Number.isFinite(temperature) || temperature < 0) fail("temperature", temperature, "it must be a finite number of at least 0. Use 0 for greedy decoding.");
    if (!(topP > 0 && topP <= 1)) fail("topP", topP, "it must be above 0 and at most 1. Use 1 to sample from all tokens.");
    if (!Number.isSafeInteger(topK) || topK < 0) fail("topK", topK, "it must be an integer of at least 0. Use 0 to sample from all tokens.");
    if (!Array.isArray(stopStrings)) fail("stopStrings", JSON.stringify(stopStrings), "it must be an array of texts.");
    if (stopStrings.includes("")) fail(`stopStrings[${stopStrings.indexOf("")}]`, "empty", "a stop string needs at least one character. Leave it out.");
    if (stopStrings.length > 0 && !texts) fail("stopStrings", JSON.stringify(stopStrings), "the sampler does not know the texts of tokens. Pass the model's tokenizer to createSampler.");
    if (!Number.isSafeInteger(seed)) fail("seed", seed, "it must be a safe integer. Derive one per row, for example by hashing the row's name.");
    const room = config.contextLength - tokens.length;
    if (maxTokens > room) {
      fail("maxTokens", maxTokens, `after a prompt of ${tokens.length} tokens at most ${Math.max(0, room)} fit the model's context of ${config.contextLength}. Lower maxTokens or shorten the prompt.`);
    }
    if (tokens.length + maxTokens > capacity) {
      fail("maxTokens", maxTokens, `with its prompt of ${tokens.length} tokens the row exceeds the cache's ${capacity} tokens. Raise cacheBytes or lower maxTokens.`);
    }
  });
}

/** Fails for the first of the ids that the model does not have. */
export function checkIds(ids: ArrayLike<number>, field: string, vocabSize: number, fail: (field: string, value: unknown, rule: string) => never): void {
  if (!Array.isArray(ids) && !ArrayBuffer.isView(ids)) fail(field, inspect(ids, { depth: 0 }), "it must be an array of token ids.");
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] as number;
    if (!Number.isInteger(id) || id < 0 || id >= vocabSize) {
      fail(`${field}[${i}]`, id, `token ids of this model are integers from 0 to ${vocabSize - 1}. Check that tokenizer and model belong together.`);
    }
  }
}
