import { checkModelWeights } from "../formats/check-model-weights.ts";
import type { SampledSequence, SampleRequest, SamplingClient, ScoreRequest } from "../ports/sampling.ts";
import type { Int8Scales, Precision } from "../ports/precision.ts";
import type { ChatTokenizer, ModelWeights } from "../ports/weights.ts";
import { checkPrecision } from "../quantization/check-precision.ts";
import { checkMemory, type MemoryPart } from "../workers/check-memory.ts";
import { freeMemory } from "../workers/free-memory.ts";
import { WorkerClient } from "../workers/worker-client.ts";
import type { BatchSamplerSettings } from "./batch-sampler.ts";
import { checkRequests } from "./check-requests.ts";
import { MemoryBudget } from "./memory-budget.ts";
import { cacheMemory, defaultCacheBytes, samplerMemory } from "./sampler-memory.ts";
import { checkScoreRequests } from "./score-runs.ts";
import { slabCapacity } from "./kv-slab.ts";
import type { SamplerHandlers, TokensEvent } from "./sampler.worker.ts";

export interface SamplerOptions {
  /** Shared with the worker, not copied. Change it between calls alone, and call `reset` then; in int8, whose weights are rounded once, open another sampler. */
  readonly model: ModelWeights;
  /** Threads of one operator. More than there are idle cores is slower than one. */
  readonly threads: number;
  /** The model's; needed for stop strings alone. */
  readonly tokenizer?: Pick<ChatTokenizer, "tokenTexts">;
  /** Rows decoded together; further ones enter as others end. @default 64 */
  readonly maxBatch?: number;
  /** Most memory for cached keys and values, in bytes; taken only as it fills. Rows wait where it is full. @default 2.5 GiB, or less where that is not free */
  readonly cacheBytes?: number;
  /** New tokens that go through the model in one prefill run. @default 512, or 192 in int8, whose products are fastest there */
  readonly prefillTokens?: number;
  /** int8 is two to four times as fast, and a slightly different model: never compare across precisions. @default "float32" */
  readonly precision?: Precision;
  /** In int8: one scale for all weights of an output, or one for each 32 of them ("block"), as Q8_0 has, which is nearer to float32; its speed and memory have
   * not been measured on a real model yet. @default "output" */
  readonly int8Scales?: Int8Scales;
  /** Refuse what will not fit the memory that is free. The estimate is within a quarter for models of 135M parameters. @default true */
  readonly memoryCheck?: boolean;
}

/**
 * Opens a sampler in a worker thread. Dispose of it to free its memory.
 *
 * - A row that continues a row of the previous call (prompt, completion and new tokens) prefills only
 *   its new tokens; what rows share (a prompt with several completions) is computed once. The results do not
 *   depend on that beyond rounding of about 1e-5 in a logit.
 * - A row's random draws depend on its seed and on token positions only, not on its batch mates; a
 *   completion that is sampled in two calls with one seed is the one that a single call samples.
 * - Calls that overlap share the batch. While any runs, ended rows stay cached as long as there is room, so that
 *   conversations which answer a tool at their own pace go on from there.
 * - An aborted call rejects with an AbortError before its next run of the model, and the sampler stays usable.
 *
 * @throws {MemoryShortage} if it will not fit the memory that is free: here, or at the `sample` whose rows are too many or too long.
 * @throws {Error} if a tensor is missing or has another shape than the config says (at the first `sample`).
 * @example
 * ```ts
 * await using sampler = await createSampler({ model, threads: 2 });
 * const tokens = tokenizer.encode("Once upon a time");
 * const [row] = await sampler.sample([{ tokens, maxTokens: 40, temperature: 1, topP: 1, seed: 7, stopTokens: [2] }]);
 * console.log(tokenizer.decode(row.tokens), row.stopReason);
 * ```
 */
export async function createSampler(options: SamplerOptions): Promise<SamplingClient> {
  const { model, parts, memoryCheck, ...settings } = withDefaults(options);
  if (memoryCheck) checkMemory("This sampler", parts, `Lower maxBatch (${settings.maxBatch})${settings.precision === "int8" ? ', use precision "float32"' : ""} or free some memory.`);
  const sampler = new WorkerSampler(model, settings, memoryCheck ? new MemoryBudget(parts) : null);
  await sampler.open();
  return sampler;
}

class WorkerSampler implements SamplingClient {
  readonly #worker: WorkerClient<SamplerHandlers>;
  readonly #model: ModelWeights;
  readonly #settings: BatchSamplerSettings;
  readonly #progress = new Map<number, (count: number) => void>();
  readonly #budget: MemoryBudget | null;
  #calls = 0;

  constructor(model: ModelWeights, settings: BatchSamplerSettings, budget: MemoryBudget | null) {
    this.#model = model;
    this.#settings = settings;
    this.#budget = budget;
    this.#worker = new WorkerClient(new URL("./sampler.worker.ts", import.meta.url), (_, payload) => {
      const { call, count } = payload as TokensEvent;
      this.#progress.get(call)?.(count);
    });
  }

  async open(): Promise<void> {
    await this.#worker.call("open", { model: this.#model, settings: this.#settings });
  }

  async sample(requests: readonly SampleRequest[], options: { signal?: AbortSignal; onTokens?: (n: number) => void } = {}): Promise<SampledSequence[]> {
    const { signal, onTokens } = options;
    if (signal?.aborted) throw abortError(signal);
    const { config } = this.#model;
    const { maxBatch, cacheBytes, tokenTexts } = this.#settings;
    checkRequests(requests, { config, capacity: slabCapacity(config, cacheBytes), texts: tokenTexts !== undefined });
    if (requests.length === 0) return [];
    const longest = Math.max(...requests.map(({ tokens, maxTokens }) => tokens.length + maxTokens));
    this.#budget?.take(cacheMemory(config, Math.min(requests.length, maxBatch), longest, cacheBytes), `Lower maxBatch (${maxBatch}), cacheBytes or maxTokens, or free some memory.`);
    const call = this.#calls++;
    const stop = new Int32Array(new SharedArrayBuffer(4));
    const onAbort = (): void => void Atomics.store(stop, 0, 1);
    signal?.addEventListener("abort", onAbort);
    if (onTokens) this.#progress.set(call, onTokens);
    try {
      return await this.#worker.call("sample", { requests, stop, call });
    } catch (error) {
      throw signal?.aborted ? abortError(signal) : error;
    } finally {
      signal?.removeEventListener("abort", onAbort);
      this.#progress.delete(call);
    }
  }

  async score(rows: readonly ScoreRequest[]): Promise<Float32Array[]> {
    checkScoreRequests(rows, this.#model.config);
    return await this.#worker.call("score", rows.map(({ tokens, from }) => ({ tokens: tokens.slice(), from }))); // a view would drag its whole buffer along
  }

  async reset(): Promise<void> {
    await this.#worker.call("reset");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker[Symbol.asyncDispose]();
  }
}

function abortError(signal: AbortSignal): DOMException {
  return new DOMException("Sampling was aborted.", { name: "AbortError", cause: signal.reason });
}

interface Resolved extends BatchSamplerSettings {
  readonly model: ModelWeights;
  readonly parts: readonly MemoryPart[];
  readonly memoryCheck: boolean;
}

function withDefaults({ model, threads, tokenizer, maxBatch = 64, cacheBytes, precision = "float32", int8Scales = "output", prefillTokens = precision === "int8" ? 192 : 512, memoryCheck = true }: SamplerOptions): Resolved {
  for (const [field, value] of Object.entries({ threads, maxBatch, ...(cacheBytes !== undefined && { cacheBytes }), prefillTokens })) {
    if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`createSampler: ${field} is ${value}; it must be an integer of at least 1${field === "threads" ? ", best the number of idle cores" : ". Leave it out for the default"}.`);
  }
  checkModelWeights(model, "createSampler: model");
  checkPrecision(precision, "createSampler: precision");
  if (int8Scales !== "output" && int8Scales !== "block") throw new RangeError(`createSampler: int8Scales is ${JSON.stringify(int8Scales)}; it must be "output" or "block".`);
  const parts = samplerMemory(model.config, { maxBatch, prefillTokens, precision });
  return { model, threads, maxBatch, cacheBytes: cacheBytes ?? defaultCacheBytes(parts, memoryCheck ? freeMemory() : Infinity), prefillTokens, precision, int8Scales, parts, memoryCheck, tokenTexts: tokenizer?.tokenTexts() };
}
