import { findCitations } from "../../principles/citations.ts";
import type { Principles } from "../../principles/principles.ts";
import { conceptsOf } from "./concepts.ts";

/** A cited clause fits if it reaches this share of the best clause's overlap. */
const SHARE = 0.5;

/** The ids that a step names, and those whose clause says what the step says. */
export interface CitationFit {
  readonly cited: readonly string[];
  readonly citedRight: readonly string[];
}

const STOP = new Set("a an and any are as at be been but by can could did do does for from had has have he her him his i if in into is it its itself let may me my no nor not of on or our says said say she should so some someone such than that the their them then there these they this those to too us was we were what when where which who will with without would you your must need needs never always applies apply means here now because since".split(" "));

function stem(word: string): string {
  return word.length <= 4 ? word : word.replace(/(?:ations?|ingly|edly|ings?|ies|ied|ers?|est|ed|ly|es|s|e|y)$/, "");
}

function contentWords(text: string): Set<string> {
  return new Set((text.toLowerCase().match(/[a-z]+(?:'[a-z]+)?/g) ?? []).filter((word) => !STOP.has(word) && word.length > 2).flatMap((word) => [stem(word), ...conceptsOf(word)]));
}

/** Checks citations, and fails closed: a clause that is only named, with nothing said that bears on any clause ("AS1 applies"),
 * counts as cited and not as cited rightly. Works on any principles file: content words and concepts shared with each clause, weighted by how few
 * clauses hold them. */
export function citationFitter(principles: Principles): (text: string) => CitationFit {
  const clauses = principles.clauses.map(({ id, text }) => ({ id, words: contentWords(text) }));
  const weight = (word: string): number => 1 / Math.max(1, clauses.filter(({ words }) => words.has(word)).length);
  return (text) => {
    const { cited, existing } = findCitations(text, principles);
    if (existing.length === 0) return { cited, citedRight: [] };
    const said = contentWords(text);
    const fit = new Map(clauses.map(({ id, words }) => [id, [...words].reduce((sum, word) => sum + (said.has(word) ? weight(word) : 0), 0)]));
    const best = Math.max(...fit.values());
    return { cited, citedRight: best === 0 ? [] : existing.filter((id) => fit.get(id)! >= best * SHARE) };
  };
}
