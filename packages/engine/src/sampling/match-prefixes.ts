import { commonPrefix, compareTokens } from "../tokenizer/token-prefix.ts";

/** Which cached row a request may continue, and how many of its tokens are already computed. */
export interface PrefixMatch {
  readonly slot: number;
  readonly length: number;
}

/**
 * Pairs requests with cached rows that begin with the same tokens, longest common prefix first, each
 * row used at most once. At least one token of a request always stays uncached, because its logits
 * are needed. Requests without a row get null.
 *
 * In lexicographic order the longest common prefixes lie between neighbours, so joining neighbours
 * from the longest down, and pairing what is unpaired on either side, visits n pairs instead of n².
 */
export function matchPrefixes(requests: readonly Uint32Array[], cached: readonly (readonly number[])[]): (PrefixMatch | null)[] {
  const items: Item[] = [
    ...requests.map((tokens, index): Item => ({ tokens: tokens.subarray(0, -1), index, isRequest: true })),
    ...cached.map((tokens, index): Item => ({ tokens, index, isRequest: false })),
  ].sort((a, b) => compareTokens(a.tokens, b.tokens) || a.index - b.index);
  const boundaries = items.slice(1).map((item, i) => ({ left: i, length: commonPrefix((items[i] as Item).tokens, item.tokens) }));
  boundaries.sort((a, b) => b.length - a.length || a.left - b.left);

  const matches: (PrefixMatch | null)[] = requests.map(() => null);
  const groups = items.map((item): Group => ({ requests: item.isRequest ? [item.index] : [], slots: item.isRequest ? [] : [item.index] }));
  const find = (i: number): Group => {
    let group = groups[i] as Group;
    while (group.joined) group = group.joined;
    return group;
  };
  for (const { left, length } of boundaries) {
    if (length === 0) break;
    const [a, b] = [find(left), find(left + 1)];
    const [into, from] = a.requests.length + a.slots.length >= b.requests.length + b.slots.length ? [a, b] : [b, a];
    into.requests.push(...from.requests);
    into.slots.push(...from.slots);
    from.joined = into;
    while (into.requests.length > 0 && into.slots.length > 0) matches[into.requests.pop()!] = { slot: into.slots.pop()!, length };
  }
  return matches;
}

interface Item {
  readonly tokens: ArrayLike<number>;
  readonly index: number;
  readonly isRequest: boolean;
}

/** Items that share a prefix of the length reached so far and are not paired yet: only requests or only slots. */
interface Group {
  readonly requests: number[];
  readonly slots: number[];
  joined?: Group;
}
