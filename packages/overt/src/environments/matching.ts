/** Lenient reading of tool arguments: a small model that writes "the north hydrant" or "7.9 bar" means
 * the same as one that writes "north hydrant" or "7.9", and must not fail for it. */

const ARTICLES = new Set(["the", "a", "an", "of", "for"]);

const words = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .split(" ")
    .filter((word) => word !== "" && !ARTICLES.has(word))
    .map((word) => (word.length > 3 ? word.replace(/s$/, "") : word));

/** Whether a name given in a call means the thing: case, articles, punctuation and plurals aside, one
 * holds all the words of the other. */
export function sameThing(given: string, thing: string): boolean {
  const one = words(given);
  const two = words(thing);
  if (one.length === 0) return false;
  return one.every((word) => two.includes(word)) || two.every((word) => one.includes(word));
}

const NEGATION = /\b(?:not|no(?!\.?\s*\d)|never|nothing|nor|neither|except|but)\b|n't\b/i; // "no. 14" is a number

/** Whether a field negates something. A small model that writes "vesta, not dawn" may mean either: refuse it. */
export const negates = (given: string): boolean => NEGATION.test(given);

/** `sameThing`, but for a name that comes with a negation of which the thing's own name knows nothing: "not the north hydrant". */
export const meansThing = (given: string, thing: string): boolean => sameThing(given, thing) && (!negates(given) || negates(thing));

const NUMBER = /(?<![\w.,])[-−]?\d+(?:[.,]\d+)*/g;

/** The one number that a text holds, units and words aside; null where it holds none or several. */
export function readNumber(text: string): number | null {
  const found = text.match(NUMBER);
  if (found?.length !== 1) return null;
  const digits = found[0].replace("−", "-");
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits) ? digits.replaceAll(",", "") : digits.replace(",", ".");
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}
