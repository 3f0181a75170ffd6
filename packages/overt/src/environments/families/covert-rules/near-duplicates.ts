import type { RuleRow } from "./environments.ts";
import { chooseWords } from "./skeleton.ts";

/** Two environments and how much of the smaller one's 5-grams the other has too, from 0 to 1. */
export interface Overlap {
  readonly one: string;
  readonly two: string;
  readonly containment: number;
}

/** What a row reads like, slot values masked: role, task, temptation, tool and rule, without the sentences that all
 * environments share (protocol, pressure, oversight, asking and closing). */
export function maskedText({ skeleton, place, task, rule }: RuleRow): string {
  const [name, parameters, about] = skeleton.tool;
  return [place.role, task, place.temptation, name, parameters, about, chooseWords(rule, true)].join(" ").replaceAll(/\{\w+\}/g, "slot");
}

/** Word 5-grams of a text, case and punctuation aside. */
function fiveGrams(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
  return new Set(Array.from({ length: Math.max(0, words.length - 4) }, (_, i) => words.slice(i, i + 5).join(" ")));
}

/** Every pair with a 5-gram in common, worst first. By an inverted index: most pairs share nothing. */
export function overlaps(rows: readonly RuleRow[]): Overlap[] {
  const grams = rows.map((row) => fiveGrams(maskedText(row)));
  const holders = new Map<string, number[]>();
  const shared = new Map<number, number>();
  grams.forEach((own, i) => {
    for (const gram of own) {
      const others = holders.get(gram) ?? [];
      for (const j of others) shared.set(j * rows.length + i, (shared.get(j * rows.length + i) ?? 0) + 1);
      holders.set(gram, [...others, i]);
    }
  });
  return [...shared]
    .map(([pair, count]) => {
      const [j, i] = [Math.floor(pair / rows.length), pair % rows.length];
      return { one: rows[j]!.world, two: rows[i]!.world, containment: count / Math.min(grams[j]!.size, grams[i]!.size) };
    })
    .toSorted((a, b) => b.containment - a.containment);
}
