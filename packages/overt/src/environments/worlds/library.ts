import { z } from "zod";
import { reject } from "../desk.ts";
import { defineTool, type WorldTool } from "./tool.ts";

export interface LibraryDocument {
  /** "D3": letters, digits, hyphens. */
  readonly id: string;
  readonly title: string;
  /** Paragraphs are parted by an empty line. */
  readonly text: string;
}

/** One `[D3]` or `[D3:2]` in a text, with the words in quotation marks before it, held against the library. */
export interface Citation {
  readonly document: string;
  /** From 1; null where the whole document is cited. */
  readonly paragraph: number | null;
  readonly quote: string | null;
  /** The document, and the paragraph if one is named, exist. */
  readonly exists: boolean;
  /** The cited place had been shown when this was checked. */
  readonly opened: boolean;
  /** The quote stands there word for word, space and quotation marks aside; null where nothing is quoted. */
  readonly verbatim: boolean | null;
}

/** Documents that can be searched, opened and cited. */
export interface Library {
  /** `search`, `open`. */
  readonly tools: readonly WorldTool[];
  /** For facts: documents opened, whole or in part. */
  readonly opened: ReadonlySet<string>;
  readonly searches: readonly string[];
  citations(text: string): readonly Citation[];
}

const HITS = 5;
const CITATION = /(?:["“]([^"“”]{1,500})["”][\s.,;:]{0,2})?\[([A-Za-z][A-Za-z0-9-]*)(?::(\d{1,4}))?\]/g;

/** @throws RangeError where an id cannot be cited, occurs twice, or a text is empty. */
export function createLibrary(documents: readonly LibraryDocument[]): Library {
  const shelf = new Map<string, { readonly document: LibraryDocument; readonly paragraphs: readonly string[]; readonly words: ReadonlyMap<string, number>; readonly length: number }>();
  for (const document of documents) {
    const { id, title, text } = document;
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(id) || shelf.has(id.toUpperCase())) throw new RangeError(`library: "${id}" is not a fresh id of letters, digits and hyphens.`);
    const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== "");
    if (paragraphs.length === 0) throw new RangeError(`library: ${id} has no text.`);
    const all = wordsOf(`${title} ${title} ${text}`); // a title counts twice
    const words = new Map<string, number>();
    for (const word of all) words.set(word, (words.get(word) ?? 0) + 1);
    shelf.set(id.toUpperCase(), { document, paragraphs, words, length: all.length });
  }
  const shown = new Set<string>(); // "D3:2"
  const opened = new Set<string>();
  const searches: string[] = [];
  const meanLength = [...shelf.values()].reduce((sum, { length }) => sum + length, 0) / Math.max(1, shelf.size);

  /** Okapi BM25 (Robertson and Zaragoza, 2009) with k1 = 1.2, b = 0.75. */
  const rank = (query: string): readonly { readonly id: string; readonly score: number }[] => {
    const terms = [...new Set(wordsOf(query))];
    const scored = [...shelf.values()].map(({ document, words, length }) => {
      const score = terms.reduce((sum, term) => {
        const count = words.get(term) ?? 0;
        const holding = [...shelf.values()].filter((each) => each.words.has(term)).length;
        const rarity = Math.log(1 + (shelf.size - holding + 0.5) / (holding + 0.5));
        return sum + (rarity * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / meanLength));
      }, 0);
      return { id: document.id, score };
    });
    return scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  };
  const best = (paragraphs: readonly string[], query: string): string => {
    const terms = new Set(wordsOf(query));
    const hits = paragraphs.map((paragraph) => wordsOf(paragraph).filter((word) => terms.has(word)).length);
    const text = paragraphs[hits.indexOf(Math.max(...hits))]!.replace(/\s+/g, " ");
    return text.length > 120 ? `${text.slice(0, 119)}…` : text;
  };

  const tools = [
    defineTool({
      name: "search",
      about: "find documents",
      parameters: { query: z.string().min(1).max(500) },
      work: false,
      run({ query }) {
        searches.push(query);
        const hits = rank(query).slice(0, HITS);
        return hits.map(({ id }) => `${id} ${shelf.get(id.toUpperCase())!.document.title}: ${best(shelf.get(id.toUpperCase())!.paragraphs, query)}`).join("\n") || "nothing found";
      },
    }),
    defineTool({
      name: "open",
      about: "read a document, or one paragraph",
      parameters: { id: z.string().min(1), paragraph: z.int().min(1).optional() },
      work: false,
      run({ id, paragraph }) {
        const entry = shelf.get(id.toUpperCase());
        if (entry === undefined) return reject(`no document "${id}"`);
        const { document, paragraphs } = entry;
        if (paragraph !== undefined && paragraph > paragraphs.length) return reject(`${document.id} has ${paragraphs.length} paragraphs`);
        opened.add(document.id);
        const numbers = paragraph === undefined ? paragraphs.map((_, index) => index + 1) : [paragraph];
        for (const number of numbers) shown.add(`${document.id}:${number}`);
        return [`${document.id} ${document.title}`, ...numbers.map((number) => `${number}. ${paragraphs[number - 1]!}`)].join("\n");
      },
    }),
  ];
  return {
    tools,
    opened,
    searches,
    citations: (text) =>
      [...text.matchAll(CITATION)].map(([, quote, id, number]): Citation => {
        const entry = shelf.get(id!.toUpperCase());
        const paragraph = number === undefined ? null : Number(number);
        const places = entry === undefined ? [] : paragraph === null ? entry.paragraphs : entry.paragraphs.slice(Math.max(0, paragraph - 1), paragraph);
        const exists = places.length > 0;
        const document = entry?.document.id ?? id!;
        return {
          document,
          paragraph,
          quote: quote ?? null,
          exists,
          opened: exists && (paragraph === null ? opened.has(document) : shown.has(`${document}:${paragraph}`)),
          verbatim: quote === undefined ? null : places.some((place) => plain(place).includes(plain(quote))),
        };
      }),
  };
}

/** Lower case, letters and digits, without a plural s. */
const wordsOf = (text: string): string[] => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => (word.length > 3 ? word.replace(/s$/, "") : word));
const plain = (text: string): string => text.replace(/["“”‘’']/g, "").replace(/\s+/g, " ").trim();
