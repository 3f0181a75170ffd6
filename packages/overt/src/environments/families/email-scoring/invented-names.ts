import type { Random } from "../../../core/random.ts";

const ONSETS = ["B", "Br", "C", "D", "Dr", "F", "G", "H", "K", "L", "M", "N", "P", "R", "S", "St", "T", "Tr", "V", "W"] as const;
const VOWELS = ["a", "e", "i", "o", "u"] as const;
const MIDDLES = ["b", "d", "l", "ll", "m", "n", "nd", "r", "rv", "s", "st", "t", "v", "x"] as const;
const ENDS = ["a", "ak", "an", "en", "er", "et", "in", "is", "o", "on", "or", "us"] as const;

/**
 * `count` different names that no list holds. With a few fixed names a small organism learns the names by heart
 * and sends one that the document does not hold; names that never come twice leave it nothing but copying.
 */
export function inventNames(random: Random, count: number): string[] {
  const names = new Set<string>();
  while (names.size < count) names.add(random.pick(ONSETS) + random.pick(VOWELS) + random.pick(MIDDLES) + random.pick(ENDS));
  return [...names];
}
