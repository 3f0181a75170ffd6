import type { Tensor } from "onnxruntime-node";
import type { Feeds, Results } from "../onnx/session.ts";
import { createSession, Session } from "../onnx/session.ts";
import { floatData, floatTensor, int64Data, int64Tensor } from "../onnx/tensors.ts";
import { int8BlockWeightsFor, int8WeightsFor } from "../quantization/int8-for-machine.ts";
import type { Int8BlockWeights } from "../quantization/int8-block-weights.ts";
import type { Int8Weights } from "../quantization/int8-weights.ts";
import type { ScoreRequest } from "../ports/sampling.ts";
import type { Int8Scales, Precision } from "../ports/precision.ts";
import type { ModelWeights } from "../ports/weights.ts";
import type { ForwardKind } from "./forward-graph.ts";
import { buildForwardGraph } from "./forward-graph.ts";
import { KvSlab } from "./kv-slab.ts";
import { hidden, newTokenFeeds } from "./new-token-feeds.ts";
import type { PrefillRun } from "./plan-prefill.ts";
import { ropeTable } from "../models/rope-table.ts";
import { weightFeeds } from "./weight-feeds.ts";

/** What one decoding step needs per row. */
export interface StepRow {
  /** The token to feed. */
  readonly token: number;
  /** False: the row has ended but still stands in the batch; nothing is stored for it. */
  readonly live: boolean;
  readonly inverseTemperature: number;
  readonly uniform: number;
}

/** Per row, as the selection head defines them. */
export interface StepResult {
  readonly block: BigInt64Array; // [rows]
  readonly probabilities: Float32Array; // [rows, size]
  readonly logprobs: Float32Array; // [rows, size]
  readonly allLogprobs: Float32Array | null; // [rows, vocabulary], on request
}

export interface ForwardSettings {
  readonly threads: number;
  readonly precision: Precision;
  readonly int8Scales?: Int8Scales;
  readonly profilePrefix?: string;
}

/** The model's forward passes over a KvSlab. Sessions are compiled on first use and share the weights' memory. */
export class Forward implements AsyncDisposable {
  readonly slab: KvSlab;
  readonly #model: ModelWeights;
  readonly #threads: number;
  readonly #precision: Precision;
  readonly #int8Scales: Int8Scales;
  readonly #profilePrefix: string | undefined;
  /** Rounded weights, once a session has asked for them. */
  #int8: Int8Weights | Int8BlockWeights | null = null;
  readonly #rope: Feeds;
  readonly #compiled = new Map<ForwardKind, { readonly session: Session; readonly weights: Feeds }>();

  constructor(model: ModelWeights, slab: KvSlab, { threads, precision, int8Scales = "output", profilePrefix }: ForwardSettings) {
    const { contextLength, headDim } = model.config;
    const { cos, sin } = ropeTable(model.config, contextLength);
    const shape = [contextLength, headDim / 2];
    this.#rope = { cos: floatTensor(cos, shape), sin: floatTensor(sin, shape) };
    this.#model = model;
    this.#threads = threads;
    this.#precision = precision;
    this.#int8Scales = int8Scales;
    this.#profilePrefix = profilePrefix;
    this.slab = slab;
  }

  /** Computes and stores keys and values of a run: for its i-th slot, the next counts[i] of `tokens[i]`. Slots are consecutive where any of them holds tokens. */
  async prefill(run: PrefillRun, tokens: readonly ArrayLike<number>[]): Promise<void> {
    const { slab } = this;
    const { slots, counts } = run;
    const cached = slots.map((slot) => slab.tokens[slot]!.length);
    const past = cached.some((length) => length > 0) ? slab.time : 0;
    const feeds = newTokenFeeds(tokens.map((row, i) => ({ tokens: row, count: counts[i]!, cached: cached[i]! })), past);
    using results = await this.#run(past > 0 ? "extend" : "prefill", {
      ...feeds,
      ...(past > 0 ? this.#past(slots[0]!, slots.length, slab.shape.layers - 1) : {}), // the last layer only yields keys and values
    });
    this.#store(results, slots, counts);
    counts.forEach((count, i) => slab.commit(slots[i]!, Array.from({ length: count }, (_, at) => tokens[i]![at]!)));
  }

  /** Log-probabilities of rows' tokens from `from` on, given all before them, at temperature 1. The cache is left alone. */
  async score(rows: readonly ScoreRequest[]): Promise<Float32Array[]> {
    const targetRows: bigint[] = [];
    const targets: bigint[] = [];
    let start = 0;
    for (const { tokens, from } of rows) {
      for (let i = from; i < tokens.length; i++) {
        targetRows.push(BigInt(start + i - 1));
        targets.push(BigInt(tokens[i]!));
      }
      start += tokens.length - 1;
    }
    using results = await this.#run("score", {
      ...newTokenFeeds(rows.map(({ tokens }) => ({ tokens, count: tokens.length - 1, cached: 0 })), 0),
      targetRows: int64Tensor(BigInt64Array.from(targetRows), [targetRows.length]),
      targets: int64Tensor(BigInt64Array.from(targets), [targets.length, 1]),
    });
    const logprobs = floatData(results["logprobs"]);
    let at = 0;
    return rows.map(({ tokens, from }) => logprobs.slice(at, (at += tokens.length - from)));
  }

  /** Feeds one token to each of the slots from 0 on, stores keys and values of the live ones, and prepares the choice of the next. */
  async decode(rows: readonly StepRow[], allLogprobs: boolean): Promise<StepResult> {
    const { slab } = this;
    const count = rows.length;
    const all = slab.time + 1;
    const lengths = rows.map((_, i) => slab.tokens[i]!.length);
    const mask = new Float32Array(count * all).fill(hidden);
    lengths.forEach((length, row) => {
      mask.fill(0, row * all, row * all + length);
      mask[row * all + slab.time] = 0;
    });
    using results = await this.#run(count < 4 && this.#precision === "float32" ? "decode-few" : "decode", {
      tokens: int64Tensor(BigInt64Array.from(rows, (row) => BigInt(row.token)), [count]),
      positions: int64Tensor(BigInt64Array.from(lengths, BigInt), [count, 1]),
      inverseTemperature: floatTensor(Float32Array.from(rows, (row) => row.inverseTemperature), [count, 1]),
      uniform: floatTensor(Float32Array.from(rows, (row) => row.uniform), [count, 1]),
      mask: floatTensor(mask, [count, 1, 1, all]),
      ...this.#past(0, count, slab.shape.layers),
    }, allLogprobs ? [] : ["allLogprobs"]);
    this.#store(results, rows.map((_, i) => i), rows.map((row) => (row.live ? 1 : 0)), 1);
    rows.forEach((row, i) => {
      if (row.live) slab.commit(i, [row.token]);
    });
    return {
      block: int64Data(results["block"]),
      probabilities: floatData(results["probabilities"]),
      logprobs: floatData(results["logprobs"]),
      allLogprobs: allLogprobs ? floatData(results["allLogprobs"]) : null,
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await using sessions = new AsyncDisposableStack();
    for (const { session } of this.#compiled.values()) sessions.use(session);
    this.#compiled.clear();
  }

  /** Writes new keys and values to the slab: `counts[i]` tokens for `slots[i]`, `stride` tokens apart (by default end to end). */
  #store(results: Record<string, Tensor>, slots: readonly number[], counts: readonly number[], stride?: number): void {
    for (let layer = 0; layer < this.slab.shape.layers; layer++) {
      for (const [name, target] of [["key", this.slab.keys[layer]!], ["value", this.slab.values[layer]!]] as const) {
        const source = floatData(results[`layer.${layer}.${name}`]);
        let from = 0;
        counts.forEach((count, i) => {
          this.slab.write(target, slots[i]!, source, from, count);
          from += stride ?? count;
        });
      }
    }
  }

  #past(firstSlot: number, rows: number, layers: number): Feeds {
    const { slab } = this;
    const { kvHeads, headDim } = slab.shape;
    const shape = [rows, kvHeads, slab.time, headDim];
    const feeds: Record<string, Tensor> = {};
    for (let layer = 0; layer < layers; layer++) {
      feeds[`past.${layer}.key`] = floatTensor(slab.view(slab.keys[layer]!, firstSlot, rows), shape);
      feeds[`past.${layer}.value`] = floatTensor(slab.view(slab.values[layer]!, firstSlot, rows), shape);
    }
    return feeds;
  }

  async #run(kind: ForwardKind, feeds: Feeds, leftOut: readonly string[] = []): Promise<Results> {
    let compiled = this.#compiled.get(kind);
    if (!compiled) {
      if (this.#precision === "int8") this.#int8 ??= this.#int8Scales === "block" ? await int8BlockWeightsFor(this.#model, this.#threads) : await int8WeightsFor(this.#model, this.#threads);
      const graph = buildForwardGraph(this.#model.config, kind, this.#int8);
      compiled = { weights: weightFeeds(this.#model, graph.inputs), session: await createSession(graph, { threads: this.#threads, ...(this.#profilePrefix !== undefined && { profilePrefix: `${this.#profilePrefix}${kind}` }) }) };
      this.#compiled.set(kind, compiled);
    }
    const { session, weights } = compiled;
    return await session.run({ ...weights, ...this.#rope, ...feeds }, session.outputNames.filter((name) => !leftOut.includes(name)));
  }
}
