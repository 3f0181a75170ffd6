import type { SampledSequence, SampleRequest, SampleStop } from "../ports/sampling.ts";
import type { SampleProgress } from "./batch-sampler.ts";
import { chooseToken, needsNucleus, stepRow } from "./choose-token.ts";
import type { Forward } from "./forward.ts";

/** A row that is being decoded. */
interface Row {
  readonly index: number;
  readonly request: SampleRequest;
  readonly tokens: number[];
  readonly logprobs: number[];
  stop: SampleStop | null;
}

/**
 * Decodes the rows in slots from `first` on, whose caches hold all of their tokens but the last, and
 * returns their completions in the given order.
 *
 * A row that ends leaves its keys and values in the slab for the next call. It is swapped behind the
 * running rows, so that the batch shrinks without touching them; since a swap costs about as much as
 * a few rows' share of a step, that happens when an eighth of the batch has ended.
 *
 * `makeRoom(length, left)` is called before a row reaches `length` tokens; `left` more may follow.
 */
export async function decodeRows(
  forward: Forward, requests: readonly SampleRequest[], first: number, makeRoom: (length: number, left: number) => void, progress: SampleProgress,
): Promise<SampledSequence[]> {
  const all = requests.map((request, index): Row => ({ index, request, tokens: [], logprobs: [], stop: null }));
  let batch = [...all]; // by slot
  for (;;) {
    batch = dropEnded(forward, batch, first);
    const running = batch.filter((row) => row.stop === null);
    if (running.length === 0) break;
    progress.check();
    makeRoom(Math.max(...running.map(length)), Math.max(...running.map(({ request, tokens }) => request.maxTokens - tokens.length)));
    const step = batch.map((row) => stepRow(row.request, lastToken(row), length(row), row.stop === null));
    const result = await forward.decode(first, step, running.some(({ request }) => needsNucleus(request)));
    batch.forEach((row, i) => {
      if (row.stop !== null) return;
      const { token, logprob } = chooseToken(row.request, result, i, length(row));
      row.tokens.push(token);
      row.logprobs.push(logprob);
      if (row.request.stopTokens.includes(token)) row.stop = "stop-token";
      else if (row.tokens.length === row.request.maxTokens) row.stop = "length";
    });
    progress.onTokens(running.length);
  }
  return all.map(({ tokens, logprobs, stop }) => ({ tokens: Uint32Array.from(tokens), logprobs: Float32Array.from(logprobs), stopReason: stop! }));
}

/** Moves ended rows behind the running ones once that pays, and returns the rows that stay in the batch. */
function dropEnded(forward: Forward, batch: Row[], first: number): Row[] {
  const ended = batch.filter((row) => row.stop !== null).length;
  if (ended < batch.length && ended * 8 < batch.length) return batch;
  const rows = [...batch];
  let running = rows.length;
  for (let i = rows.length - 1; i >= 0; i--) {
    if (rows[i]!.stop === null) continue;
    running--;
    forward.slab.swap(first + i, first + running);
    [rows[i], rows[running]] = [rows[running]!, rows[i]!];
  }
  return rows.slice(0, running);
}

/** Tokens of the row so far: prompt and completion. */
function length({ request, tokens }: Row): number {
  return request.tokens.length + tokens.length;
}

function lastToken({ request, tokens }: Row): number {
  return (tokens.at(-1) ?? request.tokens.at(-1))!;
}
