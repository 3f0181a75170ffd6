import { expect, test } from "vitest";
import type { GgufValue } from "../formats/gguf-cursor.ts";
import { fixtureTokenizer } from "./fixture-tokenizer.ts";
import { createChatTokenizer } from "./chat-tokenizer.ts";
import { tokenizerFromGguf } from "./gguf-tokenizer.ts";

const fixture = fixtureTokenizer();
// Sorted, because object keys that look like numbers ("7") come first.
const tokens = Object.entries(fixture.tokenizer.model["vocab"] as Record<string, number>).sort((a, b) => a[1] - b[1]).map(([token]) => token);
const metadata = new Map<string, GgufValue>([
  ["tokenizer.ggml.model", "gpt2"],
  ["tokenizer.ggml.pre", "smollm"],
  ["tokenizer.ggml.tokens", tokens],
  ["tokenizer.ggml.token_type", tokens.map((_, id) => (id < 3 ? 3 : 1))],
  ["tokenizer.ggml.merges", fixture.tokenizer.model["merges"] as string[]],
  ["tokenizer.ggml.bos_token_id", 1],
  ["tokenizer.ggml.eos_token_id", 2],
  ["tokenizer.chat_template", fixture.chatTemplate!],
]);
const change = (key: string, value?: GgufValue): Map<string, GgufValue> => {
  const changed = new Map(metadata);
  if (value === undefined) changed.delete(key);
  else changed.set(key, value);
  return changed;
};

test("builds the same tokenizer as the definition it was made from", () => {
  const definition = tokenizerFromGguf("m.gguf", metadata, tokens.length);
  const [one, two] = [createChatTokenizer(definition), createChatTokenizer(fixture)];
  for (const text of ["<|im_start|>user\nthe system is 42<|im_end|>", "naïve 🙂"]) expect(one.encode(text)).toEqual(two.encode(text));
  expect(definition).toMatchObject({ eosToken: "<|im_end|>", bosToken: "<|im_start|>" });
  expect(one.endOfTurn).toEqual(two.endOfTurn);
});

test.each<[string, Map<string, GgufValue>, RegExp]>([
  ["another kind", change("tokenizer.ggml.model", "llama"), /tokenizer.ggml.model is "llama"; supported is "gpt2"/],
  ["another pre-tokenizer", change("tokenizer.ggml.pre", "tekken"), /tokenizer.ggml.pre is "tekken"; supported are smollm, gpt-2, qwen2, llama-bpe/],
  ["an inherited name", change("tokenizer.ggml.pre", "toString"), /tokenizer.ggml.pre is "toString"/],
  ["no merges", change("tokenizer.ggml.merges"), /tokenizer.ggml.merges is missing/],
  ["too few tokens", change("tokenizer.ggml.tokens", ["a"]), /has 1 tokens and 320 token types, but 320 embeddings/],
  ["an eos that is no token", change("tokenizer.ggml.eos_token_id", 999), /eos_token_id is 999; expected an id below 320/],
])("refuses %s", (_, bad, message) => {
  expect(() => tokenizerFromGguf("m.gguf", bad, tokens.length)).toThrow(message);
});

test("a file without a template is usable for text", () => {
  expect(tokenizerFromGguf("m.gguf", change("tokenizer.chat_template"), tokens.length).chatTemplate).toBeNull();
});
