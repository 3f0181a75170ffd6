import type { TokenTexts } from "../ports/weights.ts";
import { byteCharacters } from "./byte-characters.ts";
import type { TokenizerDefinition } from "./tokenizer-definition.ts";

/**
 * Reads the texts off the vocabulary: byte-level BPE, whose characters stand for bytes, or pieces with "▁" for a
 * space and <0xNN> for single bytes. Texts of completions are these bytes end to end; a decoder may still strip a
 * space at the very beginning.
 */
export function tokenTexts({ tokenizer, vocabSize }: Pick<TokenizerDefinition, "tokenizer" | "vocabSize">): TokenTexts {
  const pieces: Uint8Array[] = Array.from({ length: vocabSize }, () => new Uint8Array());
  const byteLevel = JSON.stringify(tokenizer.decoder ?? null).includes('"ByteLevel"');
  const bytes = byteLevel ? new Map(byteCharacters().map((character, byte) => [character, byte])) : null;
  for (const [piece, id] of vocabulary(tokenizer.model)) if (id < vocabSize) pieces[id] = bytes ? byteLevelPiece(piece, bytes) : plainPiece(piece);
  for (const { id, content, special } of tokenizer.added_tokens) if (id < vocabSize) pieces[id] = special ? new Uint8Array() : Buffer.from(content, "utf8");
  const starts = new Uint32Array(new SharedArrayBuffer((vocabSize + 1) * 4));
  pieces.forEach(({ length }, id) => (starts[id + 1] = starts[id]! + length));
  const data = new Uint8Array(new SharedArrayBuffer(Math.max(1, starts[vocabSize]!)));
  pieces.forEach((piece, id) => data.set(piece, starts[id]));
  return { data, starts };
}

/** The bytes of one token; none for ids outside the vocabulary. */
export function tokenBytes({ data, starts }: TokenTexts, token: number): Uint8Array {
  return token + 1 < starts.length ? data.subarray(starts[token], starts[token + 1]) : new Uint8Array();
}

/** Pieces and ids of a BPE or WordPiece vocabulary (an object) or a unigram one (a list of pieces and scores). */
function vocabulary(model: unknown): Iterable<[string, number]> {
  const { vocab } = model as { vocab: Readonly<Record<string, number>> | readonly (readonly [string, number])[] };
  return Array.isArray(vocab) ? vocab.map(([piece], id): [string, number] => [piece, id]) : Object.entries(vocab);
}

function byteLevelPiece(piece: string, bytes: ReadonlyMap<string, number>): Uint8Array {
  const known = Array.from(piece, (character) => bytes.get(character));
  return known.includes(undefined) ? Buffer.from(piece, "utf8") : Uint8Array.from(known as number[]);
}

function plainPiece(piece: string): Uint8Array {
  const byte = /^<0x([0-9A-Fa-f]{2})>$/.exec(piece);
  return byte ? Uint8Array.of(Number.parseInt(byte[1]!, 16)) : Buffer.from(piece.replaceAll("▁", " "), "utf8");
}
