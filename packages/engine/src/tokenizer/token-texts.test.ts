import { describe, expect, it } from "vitest";
import { createChatTokenizer } from "./chat-tokenizer.ts";
import { fixtureTokenizer } from "./fixture-tokenizer.ts";
import { addedToken } from "./tokenizer-definition.ts";
import { tokenBytes, tokenTexts } from "./token-texts.ts";

describe("tokenTexts", () => {
  const definition = fixtureTokenizer();
  const tokenizer = createChatTokenizer(definition);
  const texts = tokenizer.tokenTexts();
  const join = (tokens: Iterable<number>): string => Buffer.concat(Array.from(tokens, (token) => tokenBytes(texts, token))).toString("utf8");

  it.each(["the assistant and you", " that\n\t  {\"a\": 1}", "naïve 你好 🙂", ""])("end to end they are the text %j", (text) => {
    expect(join(tokenizer.encode(text))).toBe(text);
  });

  it("special tokens and ids outside the vocabulary have none", () => {
    expect(join(tokenizer.encode("<|im_start|>user\nHi<|im_end|>"))).toBe("user\nHi");
    expect(tokenBytes(texts, definition.vocabSize)).toHaveLength(0);
  });

  it("reads sentence pieces, single bytes and added tokens", () => {
    const pieces = { ...definition.tokenizer, model: { vocab: { "▁un": 0, "<0xE2>": 1 } }, decoder: { type: "Sequence", decoders: [{ type: "Replace" }, { type: "ByteFallback" }] }, added_tokens: [addedToken(2, "<tool>", false), addedToken(3, "<s>", true)] };
    const made = tokenTexts({ tokenizer: pieces, vocabSize: 5 });
    expect([0, 1, 2, 3, 4].map((id) => [...tokenBytes(made, id)])).toEqual([[...Buffer.from(" un")], [0xe2], [...Buffer.from("<tool>")], [], []]);
  });
});
