import type { GgufField } from "../formats/serialize-gguf.ts";
import { tokenTypes } from "./gguf-tokenizer.ts";
import { preTokenizationName } from "./gguf-pre-tokenizers.ts";
import type { TokenizerDefinition } from "./tokenizer-definition.ts";

/**
 * The `tokenizer.*` keys of a GGUF file, from which `tokenizerFromGguf` makes the same tokenizer again.
 * Embedding rows without a token get unused ones, as in other converters.
 * @throws RangeError where GGUF, or this writer, cannot say what the tokenizer does.
 */
export function ggufTokenizer(definition: TokenizerDefinition): Map<string, GgufField> {
  const { source, tokenizer, vocabSize } = definition;
  const { type, vocab = {}, merges = [], byte_fallback: byteFallback } = tokenizer.model as { type?: string; vocab?: Record<string, number>; merges?: readonly (string | readonly string[])[]; byte_fallback?: boolean };
  if (type !== "BPE" || byteFallback) throw new RangeError(`the tokenizer of ${source} is ${JSON.stringify(type)}${byteFallback ? " with byte fallback" : ""}; only byte-level BPE can be written to GGUF. Export a Hugging Face folder instead.`);
  const pre = preTokenizationName(tokenizer.pre_tokenizer, tokenizer.normalizer);
  if (!pre) throw new RangeError(`the tokenizer of ${source} splits text in a way that GGUF has no name for that is known here. Export a Hugging Face folder instead.`);
  const tokens = Array.from({ length: vocabSize }, (_, id) => `[PAD${id}]`);
  const types = Array.from(tokens, (): number => tokenTypes.unused);
  const put = (token: string, id: number, kind: number): void => {
    if (id >= vocabSize) throw new RangeError(`the tokenizer of ${source} gives ${JSON.stringify(token)} the id ${id}, beyond the model's ${vocabSize} embeddings.`);
    tokens[id] = token;
    types[id] = kind;
  };
  for (const [token, id] of Object.entries(vocab)) put(token, id, tokenTypes.normal);
  const ids = new Map(Object.entries(vocab));
  for (const { id, content, special } of tokenizer.added_tokens) {
    put(content, id, special ? tokenTypes.control : tokenTypes.userDefined);
    ids.set(content, id);
  }
  const named = (key: string, token: string | null): readonly [string, GgufField][] => {
    const id = token === null ? undefined : ids.get(token);
    return id === undefined ? [] : [[`tokenizer.ggml.${key}_token_id`, { type: "uint32", value: id }]];
  };
  return new Map<string, GgufField>([
    ["tokenizer.ggml.model", { type: "string", value: "gpt2" }],
    ["tokenizer.ggml.pre", { type: "string", value: pre }],
    ["tokenizer.ggml.tokens", { type: "strings", value: tokens }],
    ["tokenizer.ggml.token_type", { type: "int32s", value: types }],
    ["tokenizer.ggml.merges", { type: "strings", value: merges.map((merge) => (typeof merge === "string" ? merge : merge.join(" "))) }],
    ...named("bos", definition.bosToken),
    ...named("eos", definition.eosToken),
    ["tokenizer.ggml.add_bos_token", { type: "bool", value: false }], // a chat template writes it where it belongs
    ...(definition.chatTemplate === null ? [] : [["tokenizer.chat_template", { type: "string", value: definition.chatTemplate }] as const]),
  ]);
}
