import type { SampledSequence, SampleRequest } from "../ports/sampling.ts";
import type { Precision } from "../ports/precision.ts";
import type { ModelWeights } from "../ports/weights.ts";
import { arrangeSlots, slotSwaps } from "./arrange-slots.ts";
import { checkRequests } from "./check-requests.ts";
import { decodeRows } from "./decode-rows.ts";
import { Forward } from "./forward.ts";
import { KvSlab } from "./kv-slab.ts";
import { matchPrefixes } from "./match-prefixes.ts";
import { planPrefill } from "./plan-prefill.ts";
import { sharedPrefix } from "./shared-prefix.ts";

export interface BatchSamplerSettings {
  readonly threads: number;
  /** Rows decoded together. */
  readonly maxBatch: number;
  /** Bound on cached keys and values. */
  readonly cacheBytes: number;
  /** New tokens that go through the model in one prefill run. */
  readonly prefillTokens: number;
  readonly precision: Precision;
}

export interface SampleProgress {
  /** Called between runs of the model; throws to stop. */
  readonly check: () => void;
  /** Number of tokens sampled since the last call. */
  readonly onTokens: (count: number) => void;
}

const leastShared = 32; // tokens in common from which copying them pays
const timeStep = 32; // places by which the cache grows: few moves of the rows against few masked places

/** Samples batches in this thread. Keys and values of the last call's rows stay, and rows that continue them prefill only what is new. */
export class BatchSampler implements AsyncDisposable {
  readonly #model: ModelWeights;
  readonly #settings: BatchSamplerSettings;
  readonly #slab: KvSlab;
  readonly #forward: Forward;

  constructor(model: ModelWeights, settings: BatchSamplerSettings) {
    this.#model = model;
    this.#settings = settings;
    this.#slab = new KvSlab(model.config, settings.cacheBytes);
    this.#forward = new Forward(model, this.#slab, settings);
  }

  async sample(requests: readonly SampleRequest[], progress: SampleProgress): Promise<SampledSequence[]> {
    checkRequests(requests, this.#model.config, this.#slab.capacity);
    const results: SampledSequence[] = [];
    for (let start = 0; start < requests.length;) {
      const placed = requests.slice(start, start + this.#rowsThatFit(requests, start));
      results.push(...await this.#samplePlaced(placed, progress));
      start += placed.length;
    }
    return results;
  }

  reset(): void {
    this.#slab.clear();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#forward[Symbol.asyncDispose]();
  }

  /** How many of the requests from `start` on fit the cache together, however long they get. */
  #rowsThatFit(requests: readonly SampleRequest[], start: number): number {
    let longest = 0;
    for (let rows = 0; start + rows < requests.length; rows++) {
      const { tokens, maxTokens } = requests[start + rows]!;
      longest = Math.max(longest, tokens.length + maxTokens);
      if ((rows + 1) * longest > this.#slab.capacity) return rows;
    }
    return requests.length - start;
  }

  async #samplePlaced(requests: readonly SampleRequest[], progress: SampleProgress): Promise<SampledSequence[]> {
    const slots = this.#place(requests);
    const results = new Map<number, SampledSequence>();
    for (let first = 0; first < requests.length; first += this.#settings.maxBatch) {
      const count = Math.min(this.#settings.maxBatch, requests.length - first);
      const bySlot = new Map(slots.slice(first, first + count).map((slot, i) => [slot, first + i]));
      const order = Array.from({ length: count }, (_, i) => bySlot.get(first + i)!); // requests in the order of their slots
      const ordered = order.map((request) => requests[request]!);
      await this.#prefill(ordered, first, progress);
      const sampled = await decodeRows(this.#forward, ordered, first, (length, left) => this.#makeRoom(length, left), progress);
      sampled.forEach((sequence, i) => results.set(order[i]!, sequence));
    }
    return requests.map((_, i) => results.get(i)!);
  }

  /** Gives every request a slot and keeps there what is cached of it. */
  #place(requests: readonly SampleRequest[]): number[] {
    const slab = this.#slab;
    const matches = matchPrefixes(requests.map(({ tokens }) => tokens), slab.tokens);
    const slots = arrangeSlots(matches, requests.map(({ tokens }) => tokens.length), this.#settings.maxBatch);
    const kept = new Map(matches.flatMap((match) => (match ? [[match.slot, match.length]] : [])));
    slab.tokens.forEach((_, slot) => slab.truncate(slot, kept.get(slot) ?? 0));
    const needed = Math.max(...requests.map(({ tokens, maxTokens }) => tokens.length + Math.min(maxTokens, timeStep)));
    if (kept.size === 0) slab.clear();
    const rows = Math.max(requests.length, slab.slots);
    const time = Math.min(roundUp(needed), Math.floor(slab.capacity / rows));
    if (slab.tokens.some((tokens) => tokens.length > time)) {
      slab.clear(); // the old rows and the new do not fit together
      return this.#place(requests);
    }
    // Narrowing moves every row, so it waits until a good part of each row would be masked, or until room is needed.
    if (time * 1.25 < slab.time || rows * slab.time > slab.capacity) slab.setTime(time);
    slab.resize(rows);
    if (time > slab.time) slab.setTime(time);
    for (const [a, b] of slotSwaps(matches, slots)) slab.swap(a, b);
    slab.resize(requests.length);
    return slots;
  }

  /** Computes all but the last token of each row, whose logits come with the first decoding step. */
  async #prefill(rows: readonly SampleRequest[], first: number, progress: SampleProgress): Promise<void> {
    const slab = this.#slab;
    this.#makeRoom(Math.max(...rows.map(({ tokens }) => tokens.length)), 0);
    await this.#prefillShared(rows, first, progress);
    const missing = rows.map(({ tokens }, i) => tokens.length - 1 - slab.tokens[first + i]!.length);
    for (const run of planPrefill(missing, first, this.#settings.prefillTokens)) {
      progress.check();
      await this.#forward.prefill(run, run.counts.map((count, i) => {
        const slot = run.firstSlot + i;
        const cached = slab.tokens[slot]!.length;
        return rows[slot - first]!.tokens.subarray(cached, cached + count);
      }));
    }
  }

  /** Where rows that begin alike are new, computes what they share once and copies it. */
  async #prefillShared(rows: readonly SampleRequest[], first: number, progress: SampleProgress): Promise<void> {
    const slab = this.#slab;
    const fresh = rows.flatMap((_, i) => (slab.tokens[first + i]!.length === 0 ? [i] : []));
    const shared = sharedPrefix(rows.map(({ tokens }) => tokens), fresh, leastShared);
    if (!shared) return;
    const [donor, ...others] = shared.rows as [number, ...number[]];
    for (let from = 0; from < shared.length; from += this.#settings.prefillTokens) {
      progress.check();
      const to = Math.min(shared.length, from + this.#settings.prefillTokens);
      await this.#forward.prefill({ firstSlot: first + donor, counts: [to - from] }, [rows[donor]!.tokens.subarray(from, to)]);
    }
    for (const other of others) slab.copyPrefix(first + donor, first + other, shared.length);
  }

  /** Widens the slab if a row of `length` tokens does not fit; `left` more are expected at most. */
  #makeRoom(length: number, left: number): void {
    const slab = this.#slab;
    if (length <= slab.time) return;
    slab.setTime(Math.min(roundUp(length + Math.min(left, timeStep - 1)), Math.floor(slab.capacity / slab.slots)));
  }
}

function roundUp(time: number): number {
  return Math.ceil(time / 8) * 8;
}
