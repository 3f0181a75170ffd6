import { byteCharacters } from "./byte-characters.ts";
import { addedToken, type TokenizerDefinition } from "./tokenizer-definition.ts";

const specials = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"];
/** Tokens of the fixture tokenizer. */
export const fixtureVocabSize = 320;

/** Words that get tokens of their own, prefix by prefix, as far as the vocabulary reaches. */
const words = ["system", "user", "assistant", "Ġthe", "Ġand", "Ġto", "Ġof", "Ġin", "Ġis", "Ġyou", "Ġthat", "ing", "Ġfor", "Ġnot", "Ġwith", "Ġwas", "Ġbe", "Ġare", "Ġhave", "Ġcan", "Ġmust"];

const template =
  "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' }}{% endfor %}" +
  "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}";

/** Byte-level BPE with 3 special tokens, all 256 bytes and 61 merges; ChatML without a default system message. */
export function fixtureTokenizer(): TokenizerDefinition {
  const tokens = [...specials, ...byteCharacters()];
  const merges: string[] = [];
  for (const word of words) {
    for (let end = 2; end <= word.length && tokens.length < fixtureVocabSize; end++) {
      const merged = word.slice(0, end);
      if (tokens.includes(merged)) continue;
      tokens.push(merged);
      merges.push(`${word.slice(0, end - 1)} ${word[end - 1]!}`);
    }
  }
  const byteLevel = { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: true };
  return {
    source: "fixture:tiny",
    vocabSize: fixtureVocabSize,
    chatTemplate: template,
    bosToken: "<|im_start|>",
    eosToken: "<|im_end|>",
    tokenizer: {
      model: { type: "BPE", vocab: Object.fromEntries(tokens.map((token, id) => [token, id])), merges, unk_token: null, byte_fallback: false, ignore_merges: false },
      added_tokens: specials.map((content, id) => addedToken(id, content, true)),
      normalizer: null,
      pre_tokenizer: byteLevel,
      post_processor: null,
      decoder: byteLevel,
    },
  };
}
