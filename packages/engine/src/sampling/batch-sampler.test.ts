import { afterAll, describe, expect, it } from "vitest";
import type { SampledSequence, SampleRequest } from "../ports/sampling.ts";
import type { ModelWeights } from "../ports/weights.ts";
import { referenceLogits, softmaxOf } from "./__fixtures__/reference-forward.ts";
import { tinyModel } from "./__fixtures__/tiny-model.ts";
import type { BatchSamplerSettings } from "./batch-sampler.ts";
import { BatchSampler } from "./batch-sampler.ts";

const model = tinyModel();
const quiet = { check: () => {}, onTokens: () => {} };
const opened: BatchSampler[] = [];
function open(of: ModelWeights = model, settings: Partial<BatchSamplerSettings> = {}): BatchSampler {
  const sampler = new BatchSampler(of, { threads: 1, maxBatch: 64, cacheBytes: 8 << 20, prefillTokens: 512, ...settings });
  opened.push(sampler);
  return sampler;
}
afterAll(async () => {
  for (const sampler of opened) await sampler[Symbol.asyncDispose]();
});

const prompt = (length: number, salt = 0): Uint32Array => Uint32Array.from({ length }, (_, i) => (i * 7 + salt * 13 + 3) % 61);
const request = (tokens: ArrayLike<number>, more: Partial<SampleRequest> = {}): SampleRequest =>
  ({ tokens: Uint32Array.from(tokens), maxTokens: 12, temperature: 0, topP: 1, seed: 1, stopTokens: [], ...more });

/** Greedy completion and its log-probabilities by recomputing the whole sequence for every token. */
function referenceGreedy(of: ModelWeights, { tokens, maxTokens }: SampleRequest): { tokens: number[]; logprobs: number[] } {
  const sequence = [...tokens];
  const logprobs: number[] = [];
  for (let i = 0; i < maxTokens; i++) {
    const logits = referenceLogits(of, sequence).at(-1)!;
    const token = logits.indexOf(Math.max(...logits));
    logprobs.push(Math.log(softmaxOf(logits)[token]!));
    sequence.push(token);
  }
  return { tokens: sequence.slice(tokens.length), logprobs };
}

function expectSame(actual: readonly SampledSequence[], expected: readonly { tokens: ArrayLike<number>; logprobs: ArrayLike<number> }[]): void {
  expect(actual.map(({ tokens }) => [...tokens])).toEqual(expected.map(({ tokens }) => Array.from(tokens)));
  actual.forEach(({ logprobs }, row) => logprobs.forEach((logprob, i) => expect(Math.abs(logprob - expected[row]!.logprobs[i]!)).toBeLessThan(1e-4)));
}

describe("greedy decoding equals full recomputation", () => {
  it.each([
    ["grouped queries, untied, padded vocabulary blocks", {}],
    ["tied embeddings, vocabulary in whole blocks", { tiedEmbeddings: true, vocabSize: 64 }],
    ["one key head per query head, one layer", { kvHeads: 4, layers: 1 }],
  ])("%s", async (_, overrides) => {
    const of = tinyModel(overrides, 5);
    const requests = [request(prompt(9)), request(prompt(1)), request(prompt(23, 2))];
    expectSame(await open(of).sample(requests, quiet), requests.map((row) => referenceGreedy(of, row)));
  });
});
