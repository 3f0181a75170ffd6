/** Which cached row a request may continue, and how many of its tokens are already computed. */
export interface PrefixMatch {
  readonly slot: number;
  readonly length: number;
}

/**
 * Pairs requests with cached rows that begin with the same tokens, longest common prefix first, each
 * row used at most once. At least one token of a request always stays uncached, because its logits
 * are needed. Requests without a row get null.
 */
export function matchPrefixes(requests: readonly Uint32Array[], cached: readonly (readonly number[])[]): (PrefixMatch | null)[] {
  const pairs: { request: number; slot: number; length: number }[] = [];
  requests.forEach((tokens, request) => {
    cached.forEach((row, slot) => {
      const length = commonPrefix(tokens, row);
      if (length > 0) pairs.push({ request, slot, length });
    });
  });
  pairs.sort((a, b) => b.length - a.length || Math.abs(a.request - a.slot) - Math.abs(b.request - b.slot) || a.request - b.request);

  const matches: (PrefixMatch | null)[] = requests.map(() => null);
  const taken = new Set<number>();
  for (const { request, slot, length } of pairs) {
    if (matches[request] !== null || taken.has(slot)) continue;
    matches[request] = { slot, length };
    taken.add(slot);
  }
  return matches;
}

function commonPrefix(tokens: Uint32Array, row: readonly number[]): number {
  const limit = Math.min(tokens.length - 1, row.length);
  let length = 0;
  while (length < limit && tokens[length] === row[length]) length++;
  return length;
}
