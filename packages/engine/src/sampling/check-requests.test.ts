import { expect, it } from "vitest";
import type { SampleRequest } from "../ports/sampling.ts";
import { request } from "./__fixtures__/open-samplers.ts";
import { tinyConfig } from "./__fixtures__/tiny-model.ts";
import { checkRequests } from "./check-requests.ts";

const good = request([1, 2, 3]);

it.each<[Partial<SampleRequest>, string]>([
  [{ tokens: new Uint32Array() }, "requests[1].tokens is empty; at least one token is needed to predict the next. Start with the model's bos token."],
  [{ tokens: Uint32Array.of(4, 61) }, "requests[1].tokens[1] is 61; token ids of this model are integers from 0 to 60. Check that tokenizer and model belong together."],
  [{ stopTokens: [-1] }, "requests[1].stopTokens[0] is -1; token ids of this model are integers from 0 to 60."],
  [{ stopTokens: 2 as never }, "requests[1].stopTokens is 2; it must be an array of token ids."],
  [{ stopTokens: undefined as never }, "requests[1].stopTokens is undefined; it must be an array of token ids."],
  [{ tokens: "text" as never }, "requests[1].tokens is 'text'; it must be an array of token ids."],
  [{ stopStrings: "." as never }, 'requests[1].stopStrings is "."; it must be an array of texts.'],
  [{ maxTokens: 0 }, "requests[1].maxTokens is 0; it must be an integer of at least 1. Leave the row out if nothing is to be sampled."],
  [{ maxTokens: 254 }, "requests[1].maxTokens is 254; after a prompt of 3 tokens at most 253 fit the model's context of 256. Lower maxTokens or shorten the prompt."],
  [{ maxTokens: 98 }, "requests[1].maxTokens is 98; with its prompt of 3 tokens the row exceeds the cache's 100 tokens. Raise cacheBytes or lower maxTokens."],
  [{ temperature: -0.5 }, "requests[1].temperature is -0.5; it must be a finite number of at least 0. Use 0 for greedy decoding."],
  [{ topP: 0 }, "requests[1].topP is 0; it must be above 0 and at most 1. Use 1 to sample from all tokens."],
  [{ topK: 1.5 }, "requests[1].topK is 1.5; it must be an integer of at least 0. Use 0 to sample from all tokens."],
  [{ stopStrings: ["."] }, 'requests[1].stopStrings is ["."]; the sampler does not know the texts of tokens. Pass the model\'s tokenizer to createSampler.'],
  [{ stopStrings: ["a", ""] }, "requests[1].stopStrings[1] is empty; a stop string needs at least one character. Leave it out."],
  [{ seed: 0.5 }, "requests[1].seed is 0.5; it must be a safe integer. Derive one per row, for example by hashing the row's name."],
])("%j", (more, message) => {
  expect(() => checkRequests([good, { ...good, ...more }], { config: tinyConfig, capacity: 100, texts: false })).toThrow(message);
});

it("takes a row alone for what it is", () => {
  expect(() => checkRequests({ ...good, tokens: [1] } as never, { config: tinyConfig, capacity: 100, texts: false })).toThrow(/^requests is \{.*\}; it must be an array, with one row or more\.$/s);
});

it("accepts what can be sampled", () => {
  expect(() => checkRequests([good, { ...good, maxTokens: 97, temperature: 2, topP: 0.1, seed: -3, stopTokens: [60] }], { config: tinyConfig, capacity: 100, texts: false })).not.toThrow();
});
