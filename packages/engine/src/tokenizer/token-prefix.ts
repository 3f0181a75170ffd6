/** Number of tokens that both begin with. */
export function commonPrefix(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const limit = Math.min(a.length, b.length);
  let length = 0;
  while (length < limit && a[length] === b[length]) length++;
  return length;
}

/** Lexical order of token sequences: the longest common prefixes lie between neighbours. Negative where `a` comes first. */
export function compareTokens(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const at = commonPrefix(a, b);
  return (a[at] ?? -1) - (b[at] ?? -1);
}
