import { setImmediate } from "node:timers/promises";
import type { Int8Scales, Precision } from "../ports/precision.ts";
import type { SampledSequence, SampleRequest, ScoreRequest } from "../ports/sampling.ts";
import type { ModelWeights, TokenTexts } from "../ports/weights.ts";
import { Call, type SampleProgress } from "./call.ts";
import { checkRequests } from "./check-requests.ts";
import { decodeStep } from "./decode-step.ts";
import { Forward } from "./forward.ts";
import { KvSlab } from "./kv-slab.ts";
import { prefillRows } from "./prefill-rows.ts";
import { Row } from "./row.ts";
import { RowSlots } from "./row-slots.ts";
import { scoreRuns } from "./score-runs.ts";
import { StopStrings } from "./stop-strings.ts";

export interface BatchSamplerSettings {
  readonly threads: number;
  /** Rows decoded together. */
  readonly maxBatch: number;
  /** Bound on cached keys and values. */
  readonly cacheBytes: number;
  /** New tokens that go through the model in one prefill run. */
  readonly prefillTokens: number;
  readonly precision: Precision;
  readonly int8Scales?: Int8Scales;
  /** For stop strings. */
  readonly tokenTexts?: TokenTexts | undefined;
  /** Writes ONNX Runtime's profiles to files that begin so, then the graph's kind; complete once the sampler is disposed of. */
  readonly profilePrefix?: string;
}

/**
 * Samples in this thread, many rows at a time: as rows end, waiting ones take their places, of the same call or of another.
 * Keys and values of ended rows stay, and rows that continue them prefill only what is new. A batch that
 * begins when nothing runs drops the rows that none of its requests continues.
 */
export class BatchSampler implements AsyncDisposable {
  readonly #model: ModelWeights;
  readonly #settings: BatchSamplerSettings;
  readonly #slab: KvSlab;
  readonly #forward: Forward;
  readonly #slots: RowSlots;
  #waiting: Row[] = [];
  #arrived: Row[] = [];
  readonly #calls = new Set<Call>();
  #looping = false;
  #resetting: Promise<void> | null = null;

  constructor(model: ModelWeights, settings: BatchSamplerSettings) {
    this.#model = model;
    this.#settings = settings;
    this.#slab = new KvSlab(model.config, settings.cacheBytes);
    this.#forward = new Forward(model, this.#slab, settings);
    this.#slots = new RowSlots(this.#slab);
  }

  async sample(requests: readonly SampleRequest[], progress: SampleProgress): Promise<SampledSequence[]> {
    const { tokenTexts } = this.#settings;
    checkRequests(requests, { config: this.#model.config, capacity: this.#slab.capacity, texts: tokenTexts !== undefined });
    if (requests.length === 0) return [];
    const call = new Call(requests.map((request) => {
      const { stopStrings = [] } = request;
      return new Row(request, tokenTexts && stopStrings.length > 0 ? new StopStrings(stopStrings, tokenTexts) : null);
    }), progress);
    this.#calls.add(call);
    try {
      if (this.#resetting) await this.#resetting;
      this.#arrived.push(...call.rows);
      if (!this.#looping) {
        this.#looping = true;
        void this.#run();
      }
      return await call.outcome;
    } finally {
      this.#calls.delete(call);
    }
  }

  /** Log-probabilities of given tokens; see `SamplingClient.score`. */
  async score(rows: readonly ScoreRequest[]): Promise<Float32Array[]> {
    return await scoreRuns(this.#forward, rows, this.#model.config, this.#settings.prefillTokens);
  }

  /** Forgets what is cached, once the calls made so far have ended; later ones wait for it. */
  async reset(): Promise<void> {
    const before = [...this.#calls].map(({ outcome }) => outcome);
    const reset = Promise.allSettled([this.#resetting, ...before]).then(() => {
      this.#slots.clear();
      if (this.#resetting === reset) this.#resetting = null;
    });
    this.#resetting = reset;
    await reset;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#forward[Symbol.asyncDispose]();
  }

  /** Runs until nothing is left to do. Never rejects: what goes wrong is the calls' to report. */
  async #run(): Promise<void> {
    try {
      for (;;) {
        await setImmediate(); // lets calls made meanwhile in
        this.#enter();
        if (this.#slots.running.length === 0) break;
        await this.#prefill();
        await this.#step();
      }
    } catch (error) {
      // What the cache holds is unknown now.
      this.#slots.clear();
      [this.#waiting, this.#arrived] = [[], []];
      for (const call of this.#calls) call.fail(error);
    } finally {
      this.#looping = false;
    }
  }

  /** Lets waiting rows take the places of ended ones, several at a time, because they are prefilled together. */
  #enter(): void {
    const slots = this.#slots;
    const fresh = this.#arrived.filter((row) => !row.ended);
    this.#arrived = [];
    slots.retire(fresh.length > 0); // which may continue an ended row
    slots.reserve(fresh);
    this.#waiting = [...this.#waiting.filter((row) => !row.ended), ...fresh];
    if (this.#waiting.length === 0) return;
    if (slots.running.length === 0) slots.tidy(Math.max(...this.#waiting.map(({ request }) => request.tokens.length)));
    const { maxBatch } = this.#settings;
    const places = maxBatch - slots.running.length;
    if (slots.running.length > 0 && places * 8 < Math.min(maxBatch, this.#waiting.length)) return;
    const entered = new Set(slots.admit(this.#waiting, places));
    this.#waiting = this.#waiting.filter((row) => !entered.has(row));
  }

  async #prefill(): Promise<void> {
    const missing = this.#slots.running.flatMap((row, slot) => (this.#slab.tokens[slot]!.length < row.length - 1 && !row.ended ? [{ slot, tokens: row.request.tokens }] : []));
    await prefillRows(this.#forward, missing, this.#settings.prefillTokens, () => this.#poll());
  }

  async #step(): Promise<void> {
    if (!this.#poll()) return;
    const live = new Set(this.#slots.running.filter((row) => !row.ended));
    await decodeStep(this.#forward, this.#slots);
    for (const call of this.#calls) call.advance(call.rows.filter((row) => live.has(row)).length);
  }

  /** Asks every call whether it still wants its rows, and says whether any running row is wanted. */
  #poll(): boolean {
    for (const call of this.#calls) call.poll();
    return this.#slots.running.some((row) => !row.ended);
  }
}
