import type { Forward } from "./forward.ts";
import { commonPrefix } from "../tokenizer/token-prefix.ts";
import { planPrefill } from "./plan-prefill.ts";

const leastShared = 32; // tokens in common from which copying them pays

/** A row to be prefilled. */
export interface RowToPrefill {
  readonly slot: number;
  readonly tokens: Uint32Array;
}

/**
 * Computes keys and values of all but the last token of each row, whose logits come with the first decoding step. What
 * another row has already (a system prompt, a prompt with several completions) is copied, and what
 * new rows share is computed once: of those that begin alike, one leads and the others wait for its cache. `goOn` is asked before
 * every run of the model.
 */
export async function prefillRows(forward: Forward, rows: readonly RowToPrefill[], budget: number, goOn: () => boolean): Promise<void> {
  const { slab } = forward;
  for (let waiting = rows; waiting.length > 0;) {
    for (const row of waiting) copyFromDonor(forward, row);
    const leaders: RowToPrefill[] = [];
    const followers: RowToPrefill[] = [];
    for (const row of waiting) {
      const useful = slab.tokens[row.slot]!.length + leastShared;
      const follows = leaders.some((leader) => shared(row, leader.tokens.subarray(0, -1)) >= useful);
      (follows ? followers : leaders).push(row);
    }
    const missing = leaders.map(({ slot, tokens }) => {
      const cached = slab.tokens[slot]!.length;
      return { slot, cached, missing: tokens.length - 1 - cached };
    });
    const tokensOf = new Map(leaders.map(({ slot, tokens }) => [slot, tokens]));
    for (const run of planPrefill(missing, budget)) {
      if (!goOn()) return;
      await forward.prefill(run, run.slots.map((slot, i) => {
        const cached = slab.tokens[slot]!.length;
        return tokensOf.get(slot)!.subarray(cached, cached + run.counts[i]!);
      }));
    }
    waiting = followers;
  }
}

/** Copies the longest beginning that any slot has of the row, where it is enough to pay. */
function copyFromDonor({ slab }: Forward, row: RowToPrefill): void {
  const cached = slab.tokens[row.slot]!.length;
  let [donor, length] = [-1, cached + leastShared - 1];
  slab.tokens.forEach((tokens, slot) => {
    if (tokens.length <= length) return;
    const common = shared(row, tokens);
    if (common > length) [donor, length] = [slot, common];
  });
  if (donor >= 0) slab.copyPrefix(donor, row.slot, length);
}

/** Tokens that the row begins with and another has; its last is never among them. */
function shared({ tokens }: RowToPrefill, other: ArrayLike<number>): number {
  return Math.min(commonPrefix(tokens, other), tokens.length - 1);
}
