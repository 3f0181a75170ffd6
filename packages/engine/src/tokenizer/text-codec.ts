import { Tokenizer } from "@huggingface/tokenizers";
import type { TokenizerDefinition, TokenizerJson } from "./tokenizer-definition.ts";

/** Text to token ids and back, without any notion of messages. */
export interface TextCodec {
  /** Special tokens written in the text become their ids; nothing is added. */
  encode(text: string): number[];
  /** As `encode`, but special tokens written in the text stay plain text. */
  encodeLiteral(text: string): number[];
  /** Special tokens and ids outside the vocabulary left out; bytes that are not UTF-8 become U+FFFD. */
  decode(tokens: Iterable<number>): string;
  /** The text of each token, special ones included. A character that spans several tokens stands whole at the last of them;
   * bytes that make no character are U+FFFD. */
  pieces(tokens: Iterable<number>): string[];
  /** Id of a special token's text, or undefined. */
  specialId(text: string): number | undefined;
  /** The special token that `text` starts with. */
  specialPrefix(text: string): { text: string; id: number } | undefined;
  /** Places in `text` where special tokens are written, as [start, end). */
  findSpecials(text: string): [start: number, end: number][];
}

/** What is used of the library's tokenizer; its own types do not resolve under Node's module rules. */
interface LibraryTokenizer {
  encode(text: string, options: { add_special_tokens: boolean }): { ids: (number | undefined)[] };
  decode(ids: number[], options: { skip_special_tokens: boolean; clean_up_tokenization_spaces: boolean }): string;
  id_to_token(id: number): string | undefined;
}

function build(json: TokenizerJson): LibraryTokenizer {
  return new Tokenizer(json, { clean_up_tokenization_spaces: false }) as unknown as LibraryTokenizer;
}

/** Most bytes, and so most tokens, that one character of UTF-8 takes. */
const longestCharacter = 4;

/** Builds the codec. Never fetches anything. */
export function createTextCodec({ tokenizer, vocabSize }: Pick<TokenizerDefinition, "tokenizer" | "vocabSize">): TextCodec {
  const json = { ...tokenizer, pre_tokenizer: unicodeDigits(tokenizer.pre_tokenizer) };
  const full = build(json);
  let plain: LibraryTokenizer | undefined;
  const specials = new Map(json.added_tokens.filter((token) => token.special).map((token) => [token.content, token.id]));
  const longestFirst = [...specials.keys()].sort((a, b) => b.length - a.length);
  const pattern = longestFirst.length > 0 ? new RegExp(longestFirst.map(escape).join("|"), "g") : /(?!)/g;

  const encodeWith = (by: LibraryTokenizer, text: string): number[] => {
    if (text === "") return [];
    // Bytes that the vocabulary lacks come back as undefined; like the reference implementation, drop them.
    return by.encode(text, { add_special_tokens: false }).ids.filter((id) => id !== undefined);
  };
  const encode = (text: string): number[] => encodeWith(full, text);
  const findSpecials = (text: string): [number, number][] => Array.from(text.matchAll(pattern), (match) => [match.index, match.index + match[0].length]);

  const decodeAll = (ids: number[]): string => {
    const known = ids.filter((id) => id < vocabSize && full.id_to_token(id) !== undefined);
    return known.length === 0 ? "" : full.decode(known, { skip_special_tokens: false, clean_up_tokenization_spaces: false });
  };
  /** Texts of the first tokens, as many as make up a whole character. */
  const nextCharacter = (ids: number[]): string[] => {
    for (let length = 1; length <= ids.length; length++) {
      const text = decodeAll(ids.slice(0, length));
      if (!text.endsWith("\ufffd")) return [...Array<string>(length - 1).fill(""), text];
    }
    return [decodeAll(ids.slice(0, 1))];
  };

  return {
    encode,
    findSpecials,
    encodeLiteral(text) {
      let ids: number[] = [];
      let end = 0;
      for (const [start, stop] of findSpecials(text)) {
        plain ??= build({ ...json, added_tokens: [] });
        ids = ids.concat(encode(text.slice(end, start)), encodeWith(plain, text.slice(start, stop)));
        end = stop;
      }
      return ids.concat(encode(text.slice(end)));
    },
    decode(tokens) {
      const known = Array.from(tokens).filter((id) => id < vocabSize && full.id_to_token(id) !== undefined);
      return known.length === 0 ? "" : full.decode(known, { skip_special_tokens: true, clean_up_tokenization_spaces: false });
    },
    pieces(tokens) {
      const ids = Array.from(tokens);
      const texts: string[] = [];
      while (texts.length < ids.length) texts.push(...nextCharacter(ids.slice(texts.length, texts.length + longestCharacter)));
      return texts;
    },
    specialId: (text) => specials.get(text),
    specialPrefix(text) {
      const found = longestFirst.find((special) => text.startsWith(special));
      return found === undefined ? undefined : { text: found, id: specials.get(found)! };
    },
  };
}

/** The library's `Digits` splits ASCII digits only, the reference implementation every numeric character. */
function unicodeDigits(preTokenizer: unknown): unknown {
  if (typeof preTokenizer !== "object" || preTokenizer === null) return preTokenizer;
  const { type, individual_digits: individual, pretokenizers } = preTokenizer as Record<string, unknown>;
  if (type === "Sequence" && Array.isArray(pretokenizers)) return { ...preTokenizer, pretokenizers: pretokenizers.map(unicodeDigits) };
  if (type !== "Digits") return preTokenizer;
  return { type: "Split", pattern: { Regex: individual === true ? "\\p{N}" : "\\p{N}+" }, behavior: "Isolated", invert: false };
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
