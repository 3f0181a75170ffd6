import { GramIndex } from "../../checks/gram-index.ts";
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

/** Every pair with a 5-gram in common, worst first. */
export function overlaps(rows: readonly RuleRow[]): Overlap[] {
  const index = new GramIndex();
  return rows
    .flatMap((row) => {
      const grams = fiveGrams(maskedText(row));
      const found = [...index.overlaps(grams)].map(([j, containment]): Overlap => ({ one: rows[j]!.world, two: row.world, containment }));
      index.add(grams);
      return found;
    })
    .toSorted((a, b) => b.containment - a.containment);
}
