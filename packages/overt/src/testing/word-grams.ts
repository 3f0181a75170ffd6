/** All runs of `n` words of a text; numbers read alike, case and punctuation aside. */
export function wordGrams(text: string, n: number): Set<string> {
  const words = text.toLowerCase().replaceAll(/\d+/g, "0").match(/[\p{L}0]+/gu) ?? [];
  return new Set(Array.from({ length: Math.max(0, words.length - n + 1) }, (_, i) => words.slice(i, i + n).join(" ")));
}
