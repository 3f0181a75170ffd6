import type { PrefixMatch } from "./match-prefixes.ts";

/**
 * A slot for every request, so that consecutive ranges of `rangeSize` requests lie in consecutive
 * ranges of slots (each range is then decoded as one contiguous tensor). Matched requests stay where
 * their row is when the range allows it, since a move copies the row; the others take what is left,
 * the longest prompts side by side, which keeps padding small.
 */
export function arrangeSlots(matches: readonly (PrefixMatch | null)[], lengths: readonly number[], rangeSize: number): number[] {
  const slots: number[] = matches.map(() => -1);
  for (let start = 0; start < matches.length; start += rangeSize) {
    const end = Math.min(start + rangeSize, matches.length);
    const free = new Set<number>();
    for (let slot = start; slot < end; slot++) free.add(slot);
    const rest: number[] = [];
    for (let request = start; request < end; request++) {
      const slot = matches[request]?.slot ?? -1;
      if (free.delete(slot)) slots[request] = slot;
      else rest.push(request);
    }
    rest.sort((a, b) => (lengths[b] as number) - (lengths[a] as number) || a - b);
    const places = [...free];
    rest.forEach((request, i) => {
      slots[request] = places[i] as number;
    });
  }
  return slots;
}

/** The swaps that bring each matched row to its request's slot, in order. Slots number max(requests, rows). */
export function slotSwaps(matches: readonly (PrefixMatch | null)[], slots: readonly number[]): [number, number][] {
  const at = new Map<number, number>(); // slot → where the row that began there is now
  const origin = new Map<number, number>(); // place → slot where the row that is there now began
  const swaps: [number, number][] = [];
  matches.forEach((match, request) => {
    if (match === null) return;
    const from = at.get(match.slot) ?? match.slot;
    const to = slots[request] as number;
    if (from === to) return;
    const displaced = origin.get(to) ?? to;
    swaps.push([from, to]);
    at.set(match.slot, to).set(displaced, from);
    origin.set(to, match.slot).set(from, displaced);
  });
  return swaps;
}
