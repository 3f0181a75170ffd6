import { commonPrefix, compareTokens } from "../tokenizer/token-prefix.ts";

/** Sequences that begin alike, in an order in which each shares most with the one before it. */
export interface PrefixFamily {
  readonly sequences: readonly number[];
  /** Tokens that each has in common with the one before it; 0 for the first. */
  readonly shared: readonly number[];
}

// Below this, cutting a sequence up for attention costs more than the tokens saved.
const shortestPrefix = 16;

/** Sorts a batch into families: prompts of a group, system prompts, whole sequences that occur twice. Without `share`, each is its own. */
export function sharedPrefixes(batch: readonly Uint32Array[], share: boolean): PrefixFamily[] {
  const indices = [...batch.keys()];
  if (!share) return indices.map((index) => ({ sequences: [index], shared: [0] }));
  // In lexical order no earlier sequence has a longer prefix in common than the one just before.
  const order = indices.toSorted((a, b) => compareTokens(batch[a]!, batch[b]!) || a - b);
  const families: { sequences: number[]; shared: number[] }[] = [];
  for (const [i, index] of order.entries()) {
    const common = i === 0 ? 0 : commonPrefix(batch[order[i - 1]!]!, batch[index]!);
    const family = common >= shortestPrefix ? families.at(-1) : undefined;
    if (family) {
      family.sequences.push(index);
      family.shared.push(common);
    } else {
      families.push({ sequences: [index], shared: [0] });
    }
  }
  return families;
}
