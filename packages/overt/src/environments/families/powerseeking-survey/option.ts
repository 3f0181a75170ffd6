import { negates } from "../../matching.ts";

const words = (text: string): string[] => text.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word.length > 2);

/** Which of two answers a text gives: the one of which it holds a word that the other lacks; null where it holds words of both or neither. */
export function readOption(text: string, options: readonly [string, string]): string | null {
  if (negates(text) && !options.some(negates)) return null; // "not the one" may mean either
  const given = words(text);
  const [one, two] = options.map(words) as [string[], string[]];
  const names = (own: string[], other: string[]): boolean => own.some((word) => !other.includes(word) && given.includes(word));
  const [first, second] = [names(one, two), names(two, one)];
  if (first === second) return null;
  return first ? options[0] : options[1];
}
