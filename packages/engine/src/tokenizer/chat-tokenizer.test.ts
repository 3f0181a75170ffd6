import { expect, test } from "vitest";
import { fixtureTokenizer } from "./fixture-tokenizer.ts";
import { createChatTokenizer } from "./chat-tokenizer.ts";
import { addedToken } from "./tokenizer-definition.ts";

const definition = fixtureTokenizer();
const tokenizer = createChatTokenizer(definition);

test.each(["plain words", "tabs\tand\nlines  ", "naïve 日本語 🙂", "", "1 22 333", "a<b>&c"])("decoding undoes encoding: %j", (text) => {
  expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
});

test("special tokens are read in text and left out of text", () => {
  expect([...tokenizer.encode("<|im_start|>x<|im_end|>")]).toEqual([1, ...tokenizer.encode("x"), 2]);
  expect(tokenizer.decode(tokenizer.encode("<|im_start|>x<|im_end|>"))).toBe("x");
});

test("decoding takes any ids: half characters, ids outside the vocabulary, none", () => {
  const bytes = tokenizer.encode("é");
  expect(tokenizer.decode(bytes.slice(0, 1))).toBe("\ufffd");
  expect(tokenizer.decode([5000, ...tokenizer.encode("a")])).toBe("a");
  expect(tokenizer.decode([])).toBe("");
});

test("turns end with the template's token, then eos, then the end of a document", () => {
  expect(tokenizer.endOfTurn).toEqual([2, 0]);
  const other = createChatTokenizer({ ...definition, eosToken: "<|im_start|>" });
  expect(other.endOfTurn).toEqual([2, 1, 0]);
  expect(createChatTokenizer({ ...definition, chatTemplate: null }).endOfTurn).toEqual([2, 0]);
});

test("Digits splits every numeric character, as the reference implementation does", () => {
  const pre_tokenizer = { type: "Sequence", pretokenizers: [{ type: "Digits", individual_digits: true }, definition.tokenizer.pre_tokenizer] };
  const model = { ...definition.tokenizer.model, vocab: { ...(definition.tokenizer.model["vocab"] as object), "Ù¢": 320 }, merges: [...(definition.tokenizer.model["merges"] as string[]), "Ù ¢", "a Ù¢"] };
  const digits = createChatTokenizer({ ...definition, vocabSize: 322, tokenizer: { ...definition.tokenizer, model, pre_tokenizer } });
  expect([...digits.encode("a٢٢")]).toEqual([...tokenizer.encode("a"), 320, 320]); // ARABIC-INDIC DIGIT TWO, twice
});

test("bytes that the vocabulary lacks are dropped, never turned into token 0", () => {
  const vocab = Object.fromEntries(Object.entries(definition.tokenizer.model["vocab"] as Record<string, number>).filter(([token]) => token !== "z"));
  const lacking = createChatTokenizer({ ...definition, tokenizer: { ...definition.tokenizer, model: { ...definition.tokenizer.model, vocab } } });
  expect([...lacking.encode("xzy")]).toEqual([...tokenizer.encode("x"), ...tokenizer.encode("y")]);
});

test("longer special tokens win over their prefixes", () => {
  const tokens = [...definition.tokenizer.added_tokens, addedToken(300, "<|im_end|>!", true)];
  const longer = createChatTokenizer({ ...definition, tokenizer: { ...definition.tokenizer, added_tokens: tokens } });
  expect(longer.encode("<|im_end|>!")).toEqual(Uint32Array.of(300));
});
