import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { preTokenizationName, preTokenizations } from "./gguf-pre-tokenizers.ts";
import { tokenizerFromGguf } from "./gguf-tokenizer.ts";
import { createTextCodec } from "./text-codec.ts";

interface Golden {
  readonly tokens: string[];
  readonly merges: string[];
  readonly texts: string[];
  readonly golden: Readonly<Record<string, number[][]>>;
}
const { tokens, merges, texts, golden } = JSON.parse(await readFile(new URL("__fixtures__/pre-tokenizer-golden.json", import.meta.url), "utf8")) as Golden;

test.each(Object.entries(golden))("%s splits text as Python's tokenizers does", (pre, wanted) => {
  const definition = tokenizerFromGguf("m.gguf", new Map<string, string | readonly string[] | readonly number[]>([
    ["tokenizer.ggml.model", "gpt2"], ["tokenizer.ggml.pre", pre], ["tokenizer.ggml.tokens", tokens], ["tokenizer.ggml.merges", merges], ["tokenizer.ggml.token_type", tokens.map(() => 1)],
  ]), tokens.length);
  const codec = createTextCodec(definition);
  for (const [i, text] of texts.entries()) expect(codec.encode(text), text).toEqual(wanted[i]);
});

test("the golden texts tell the pre-tokenizers apart", () => {
  expect(Object.keys(golden)).toEqual([...preTokenizations.keys()]);
  expect(new Set(Object.values(golden).map((ids) => JSON.stringify(ids))).size).toBe(preTokenizations.size);
});

test("finds the name of what a tokenizer.json says, whatever the order of its keys and its offsets", () => {
  for (const [name, { preTokenizer, normalizer }] of preTokenizations) expect(preTokenizationName(preTokenizer, normalizer)).toBe(name);
  expect(preTokenizationName({ use_regex: true, trim_offsets: false, add_prefix_space: false, type: "ByteLevel" }, undefined)).toBe("gpt-2");
  expect(preTokenizationName({ type: "ByteLevel", add_prefix_space: true, trim_offsets: true, use_regex: true }, null)).toBeUndefined();
});
