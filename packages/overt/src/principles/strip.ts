import { RunError } from "../core/errors.ts";
import type { Principles } from "./principles.ts";

/** Runs of this many token ids count as taken from the principles. */
export const LEAK_NGRAM = 8;

/** Where tokens are smaller than words, such a run may be a single word, which proves nothing: it must touch this many. */
const LEAK_WORDS = 3;

/** A tokenised row: the mask is 1 on completions (what the model writes and learns), 0 on prompt and tool output. */
export interface TokenRow {
  readonly id: string;
  readonly tokens: ArrayLike<number>; // [time]
  readonly completionMask: ArrayLike<number>; // [time]
  /** What the row's scenario says by itself, built without the principles: words of its own are not taken from them. @default nothing */
  readonly ownText?: string;
}

export interface TextCodec {
  encode(text: string): ArrayLike<number>;
  decode(tokens: Iterable<number>): string;
}

export interface Leak {
  readonly row: string;
  readonly kind: "clause-id" | "clause-text" | "n-gram";
  /** The clause, where one is known. */
  readonly clause: string | null;
  /** Index of the first token of the stretch that holds it. */
  readonly position: number;
  readonly text: string;
}

/** What was checked, for the report. */
export interface StripProof {
  readonly rows: number;
  /** Tokens outside completions that were searched. */
  readonly searchedTokens: number;
  /** Different n-grams of the principles that were searched for. */
  readonly ngrams: number;
  readonly ngramLength: number;
  /** Of these, how many were found in rows, but in the scenarios' own text as well. */
  readonly sharedNgrams: number;
  readonly principles: string; // hash
  /** Rows whose completions cite a clause id: what is learned. */
  readonly citingRows: number;
}

/**
 * Finds what is left of the principles outside completions: a clause id, a clause's text, or eight token ids in a row
 * that occur in the principles and whose text the row's scenario does not hold by itself ("stop and ask" in a tool list is no
 * trace of a clause that says the same). Ids and whole clauses are leaks wherever they stand. Stretches between completions
 * are searched one by one. Ids inside completions are what the cure teaches and are no leaks.
 */
export function findLeaks(rows: readonly TokenRow[], principles: Principles, codec: TextCodec): Leak[] {
  return searchRows(rows, principles, codec).leaks;
}

/** @throws RunError naming the first leak. */
export function proveStripped(rows: readonly TokenRow[], principles: Principles, codec: TextCodec): StripProof {
  const { leaks, proof } = searchRows(rows, principles, codec);
  const first = leaks[0];
  if (first !== undefined) {
    throw new RunError(
      `Training row ${first.row} still holds part of the principles outside its completions (${first.kind}${first.clause === null ? "" : ` ${first.clause}`}: ${JSON.stringify(first.text)}); ` +
        `${leaks.length} ${leaks.length === 1 ? "leak" : "leaks"} in all. ${WAY_OUT[first.kind]}`,
    );
  }
  return proof;
}

const WAY_OUT: Readonly<Record<Leak["kind"], string>> = {
  "clause-id": "Render the prompts without the principles; where a scenario or a tool result has such a word of its own, give the clause another id.",
  "clause-text": "Render the prompts without the principles; where a scenario or a tool result says the whole clause by itself, word the clause differently.",
  "n-gram": "Render the prompts without the principles; where a tool result says this by itself or repeats what the model wrote, word the clause differently, or drop such rollouts.",
};

function searchRows(rows: readonly TokenRow[], principles: Principles, codec: TextCodec): { leaks: Leak[]; proof: StripProof } {
  const ngrams = ngramsOf(principles, codec);
  const ids = principles.clauses.map(({ id }) => ({ id, form: new RegExp(`(?<![A-Za-z0-9])${id}(?![A-Za-z0-9])`, "i") }));
  const leaks: Leak[] = [];
  let searchedTokens = 0;
  let citingRows = 0;
  const shared = new Set<string>();
  for (const row of rows) {
    if (row.tokens.length !== row.completionMask.length) {
      throw new RangeError(`Row ${row.id} has ${row.tokens.length} tokens and a mask of ${row.completionMask.length}; they must be equal.`);
    }
    let cites = false;
    for (const stretch of stretches(row)) {
      const text = codec.decode(stretch.tokens);
      if (stretch.completion) {
        cites ||= ids.some(({ form }) => form.test(text));
        continue;
      }
      searchedTokens += stretch.tokens.length;
      const leak = (kind: Leak["kind"], clause: string | null, position: number, found: string) => leaks.push({ row: row.id, kind, clause, position, text: found });
      for (const { id, form } of ids) if (form.test(text)) leak("clause-id", id, stretch.start, id);
      const plain = normalise(text);
      for (const clause of principles.clauses) if (plain.includes(normalise(clause.text))) leak("clause-text", clause.id, stretch.start, clause.text);
      for (const at of ngramsIn(stretch.tokens, ngrams)) {
        const ngram = stretch.tokens.slice(at, at + LEAK_NGRAM);
        const found = codec.decode(ngram);
        if (row.ownText?.includes(wholeCharacters(found)) === true) {
          shared.add(ngram.join(","));
          continue;
        }
        leak("n-gram", null, stretch.start + at, found);
        break;
      }
    }
    if (cites) citingRows++;
  }
  return { leaks, proof: { rows: rows.length, searchedTokens, ngrams: ngrams.size, ngramLength: LEAK_NGRAM, sharedNgrams: shared.size, principles: principles.hash, citingRows } };
}

/** N-grams of the whole text and of every clause alone, with and without a space before it, because tokens depend on what stands before. */
function ngramsOf(principles: Principles, codec: TextCodec): Set<string> {
  const texts = [principles.text, ...principles.clauses.flatMap(({ id, text }) => [text, ` ${text}`, `${id}: ${text}`])];
  const ngrams = new Set<string>();
  for (const text of texts) {
    const tokens = Array.from(codec.encode(text));
    for (let i = 0; i + LEAK_NGRAM <= tokens.length; i++) {
      const ngram = tokens.slice(i, i + LEAK_NGRAM);
      if (codec.decode(ngram).trim().split(/\s+/).length >= LEAK_WORDS) ngrams.add(ngram.join(","));
    }
  }
  return ngrams;
}

/** Where n-grams of the principles begin, in order. */
function* ngramsIn(tokens: readonly number[], ngrams: ReadonlySet<string>): Generator<number> {
  for (let i = 0; i + LEAK_NGRAM <= tokens.length; i++) if (ngrams.has(tokens.slice(i, i + LEAK_NGRAM).join(","))) yield i;
}

/** Without the spaces and cut characters at its ends, which depend on where tokens begin. */
function wholeCharacters(text: string): string {
  return text.replace(/^[\s\ufffd]+|[\s\ufffd]+$/g, "");
}

interface Stretch {
  readonly start: number;
  readonly completion: boolean;
  readonly tokens: number[];
}

function stretches(row: TokenRow): Stretch[] {
  const list: Stretch[] = [];
  for (let i = 0; i < row.tokens.length; i++) {
    const completion = row.completionMask[i] !== 0;
    if (list.at(-1)?.completion !== completion) list.push({ start: i, completion, tokens: [] });
    list.at(-1)!.tokens.push(row.tokens[i]!);
  }
  return list;
}

function normalise(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
}
