import type { GgufValue } from "../formats/gguf-cursor.ts";
import { ModelFileError } from "../formats/model-file-error.ts";
import { byteLevelDecoder, preTokenizations } from "./gguf-pre-tokenizers.ts";
import { addedToken, type TokenizerDefinition } from "./tokenizer-definition.ts";

/** Values of `tokenizer.ggml.token_type`. Control and user-defined tokens are matched in the text before anything else. */
export const tokenTypes = { normal: 1, control: 3, userDefined: 4, unused: 5 } as const;
const { control, userDefined, unused } = tokenTypes;

/**
 * Tokenizer and chat template from a GGUF's `tokenizer.*` keys (byte-level BPE).
 * @throws ModelFileError naming the key that is missing or asks for another kind of tokenizer.
 */
export function tokenizerFromGguf(file: string, metadata: ReadonlyMap<string, GgufValue>, vocabSize: number): TokenizerDefinition {
  const model = metadata.get("tokenizer.ggml.model");
  if (model !== "gpt2") throw new ModelFileError(file, `tokenizer.ggml.model is ${JSON.stringify(model)}; supported is "gpt2" (byte-level BPE). Open the model's Hugging Face folder instead.`);
  const pre = metadata.get("tokenizer.ggml.pre");
  const split = typeof pre === "string" ? preTokenizations.get(pre) : undefined;
  if (!split) {
    throw new ModelFileError(file, `tokenizer.ggml.pre is ${JSON.stringify(pre)}; supported are ${[...preTokenizations.keys()].join(", ")}. Open the model's Hugging Face folder instead.`);
  }
  const tokens = list(file, metadata, "tokenizer.ggml.tokens", isString);
  const merges = list(file, metadata, "tokenizer.ggml.merges", isString);
  const types = list(file, metadata, "tokenizer.ggml.token_type", isNumber);
  if (tokens.length !== vocabSize || types.length !== vocabSize) {
    throw new ModelFileError(file, `has ${tokens.length} tokens and ${types.length} token types, but ${vocabSize} embeddings. It is corrupt.`);
  }
  const added = tokens.flatMap((content, id) => (types[id] === control || types[id] === userDefined ? [addedToken(id, content, types[id] === control)] : []));
  const template = metadata.get("tokenizer.chat_template");
  return {
    source: file,
    vocabSize,
    chatTemplate: typeof template === "string" ? template : null,
    bosToken: namedToken(file, metadata, "tokenizer.ggml.bos_token_id", tokens),
    eosToken: namedToken(file, metadata, "tokenizer.ggml.eos_token_id", tokens),
    tokenizer: {
      model: { type: "BPE", vocab: Object.fromEntries(tokens.flatMap((token, id) => (types[id] === unused ? [] : [[token, id]]))), merges, unk_token: null, byte_fallback: false, ignore_merges: split.ignoreMerges },
      added_tokens: added,
      normalizer: split.normalizer,
      pre_tokenizer: split.preTokenizer,
      post_processor: null,
      decoder: byteLevelDecoder,
    },
  };
}

function list<T extends GgufValue>(file: string, metadata: ReadonlyMap<string, GgufValue>, key: string, is: (value: GgufValue) => value is T): readonly T[] {
  const value = metadata.get(key);
  if (Array.isArray(value) && value.every(is)) return value;
  throw new ModelFileError(file, `${key} is missing or not a list of the right kind. The file holds no usable tokenizer.`);
}

function namedToken(file: string, metadata: ReadonlyMap<string, GgufValue>, key: string, tokens: readonly string[]): string | null {
  const id = metadata.get(key);
  if (id === undefined) return null;
  const token = typeof id === "number" ? tokens[id] : undefined;
  if (token === undefined) throw new ModelFileError(file, `${key} is ${String(id)}; expected an id below ${tokens.length}.`);
  return token;
}

function isString(value: GgufValue): value is string {
  return typeof value === "string";
}
function isNumber(value: GgufValue): value is number {
  return typeof value === "number";
}
