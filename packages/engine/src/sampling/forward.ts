import type { Tensor } from "onnxruntime-node";
import type { Feeds, Results } from "../onnx/session.ts";
import { createSession, Session } from "../onnx/session.ts";
import { floatData, floatTensor, int64Data, int64Tensor } from "../onnx/tensors.ts";
import { int8WeightsFor } from "../quantization/int8-for-machine.ts";
import type { Int8Weights } from "../quantization/int8-weights.ts";
import type { Precision } from "../ports/precision.ts";
import type { ModelWeights } from "../ports/weights.ts";
import type { ForwardKind } from "./forward-graph.ts";
import { buildForwardGraph } from "./forward-graph.ts";
import { KvSlab } from "./kv-slab.ts";
import type { PrefillRun } from "./plan-prefill.ts";
import { ropeTable } from "../models/rope-table.ts";
import { weightFeeds } from "./weight-feeds.ts";

const hidden = -1e9; // mask entry; finite, so that a row which sees nothing gives finite numbers (they are discarded)

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

/** The model's forward passes over a KvSlab. Sessions are compiled on first use and share the weights' memory. */
export class Forward implements AsyncDisposable {
  readonly slab: KvSlab;
  readonly #model: ModelWeights;
  readonly #threads: number;
  readonly #precision: Precision;
  /** Rounded weights, once a session has asked for them. */
  #int8: Int8Weights | null = null;
  readonly #rope: Feeds;
  readonly #compiled = new Map<ForwardKind, { readonly session: Session; readonly weights: Feeds }>();

  constructor(model: ModelWeights, slab: KvSlab, { threads, precision }: { readonly threads: number; readonly precision: Precision }) {
    const { contextLength, headDim } = model.config;
    const { cos, sin } = ropeTable(model.config, contextLength);
    const shape = [contextLength, headDim / 2];
    this.#rope = { cos: floatTensor(cos, shape), sin: floatTensor(sin, shape) };
    this.#model = model;
    this.#threads = threads;
    this.#precision = precision;
    this.slab = slab;
  }

  /** Computes and stores keys and values of a run: for its i-th slot, the next counts[i] of `tokens[i]`. */
  async prefill(run: PrefillRun, tokens: readonly ArrayLike<number>[]): Promise<void> {
    const { slab } = this;
    const { firstSlot, counts } = run;
    const rows = counts.length;
    const width = Math.max(...counts);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const cached = counts.map((_, i) => slab.tokens[firstSlot + i]!.length);
    const past = cached.some((length) => length > 0) ? slab.time : 0;

    const ids = new BigInt64Array(total);
    const positions = new BigInt64Array(total);
    const pad = new BigInt64Array(rows * width);
    const unpad = new BigInt64Array(total);
    let n = 0;
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < counts[row]!; i++, n++) {
        ids[n] = BigInt(tokens[row]![i]!);
        positions[n] = BigInt(cached[row]! + i);
        pad[row * width + i] = BigInt(n);
        unpad[n] = BigInt(row * width + i);
      }
    }
    const maskRows = past > 0 ? rows : 1;
    const mask = new Float32Array(maskRows * width * (past + width)).fill(hidden);
    for (let row = 0, at = 0; row < maskRows; row++) {
      for (let i = 0; i < width; i++, at += past + width) {
        if (past > 0) mask.fill(0, at, at + cached[row]!);
        mask.fill(0, at + past, at + past + i + 1);
      }
    }
    using results = await this.#run(past > 0 ? "extend" : "prefill", {
      tokens: int64Tensor(ids, [total]),
      positions: int64Tensor(positions, [total, 1]),
      pad: int64Tensor(pad, [rows, width]),
      unpad: int64Tensor(unpad, [total]),
      mask: floatTensor(mask, [maskRows, 1, width, past + width]),
      ...(past > 0 ? this.#past(firstSlot, rows, slab.shape.layers - 1) : {}), // the last layer only yields keys and values
    });
    this.#store(results, firstSlot, counts);
    counts.forEach((count, i) => slab.commit(firstSlot + i, Array.from({ length: count }, (_, at) => tokens[i]![at]!)));
  }

  /** Feeds one token to each of the slots from `firstSlot` on, stores keys and values of the live ones, and prepares the choice of the next. */
  async decode(firstSlot: number, rows: readonly StepRow[], allLogprobs: boolean): Promise<StepResult> {
    const { slab } = this;
    const count = rows.length;
    const all = slab.time + 1;
    const lengths = rows.map((_, i) => slab.tokens[firstSlot + i]!.length);
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
      ...this.#past(firstSlot, count, slab.shape.layers),
    }, allLogprobs ? [] : ["allLogprobs"]);
    this.#store(results, firstSlot, rows.map((row) => (row.live ? 1 : 0)), 1);
    rows.forEach((row, i) => {
      if (row.live) slab.commit(firstSlot + i, [row.token]);
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

  /** Writes new keys and values to the slab: `counts[i]` tokens for the i-th slot, `stride` tokens apart (by default end to end). */
  #store(results: Record<string, Tensor>, firstSlot: number, counts: readonly number[], stride?: number): void {
    for (let layer = 0; layer < this.slab.shape.layers; layer++) {
      for (const [name, target] of [["key", this.slab.keys[layer]!], ["value", this.slab.values[layer]!]] as const) {
        const source = floatData(results[`layer.${layer}.${name}`]);
        let from = 0;
        counts.forEach((count, i) => {
          this.slab.write(target, firstSlot + i, source, from, count);
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
      if (this.#precision === "int8") this.#int8 ??= await int8WeightsFor(this.#model, this.#threads);
      const graph = buildForwardGraph(this.#model.config, kind, this.#int8);
      compiled = { weights: weightFeeds(this.#model, graph.inputs), session: await createSession(graph, { threads: this.#threads }) };
      this.#compiled.set(kind, compiled);
    }
    const { session, weights } = compiled;
    return await session.run({ ...weights, ...this.#rope, ...feeds }, session.outputNames.filter((name) => !leftOut.includes(name)));
  }
}
