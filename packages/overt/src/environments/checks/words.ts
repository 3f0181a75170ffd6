/** Words of a text in lower case, in order; runs of digits are one word. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}[\p{L}'’]*|\d+/gu) ?? [];
}

/**
 * A longest common subsequence of two lists of words: what both texts say, in order. Where there are several it depends on
 * which list comes first, so reduce two twins by one call.
 */
export function commonWords(a: readonly string[], b: readonly string[]): string[] {
  const kept = keptOf(a, b);
  return a.filter((_, i) => kept[i]);
}

/** For each word of `a` whether a longest common subsequence with `b` holds it. */
export function keptOf(a: readonly string[], b: readonly string[]): boolean[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const kept = a.map((_, i) => i < start || i >= a.length - end);
  const rows = a.length - start - end;
  const columns = b.length - start - end;
  const width = columns + 1;
  const longest = new Uint16Array((rows + 1) * width); // [from word of a, from word of b], by suffix
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      longest[i * width + j] =
        a[start + i] === b[start + j] ? longest[(i + 1) * width + j + 1]! + 1 : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (a[start + i] === b[start + j]) {
      kept[start + i] = true;
      i++;
      j++;
    } else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++;
    else j++;
  }
  return kept;
}
