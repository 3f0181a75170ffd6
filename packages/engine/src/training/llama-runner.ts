import type { Tensor } from "onnxruntime-node";
import { createSession, type Session } from "../onnx/session.ts";
import { floatData, floatTensor } from "../onnx/tensors.ts";
import type { LoraConfig } from "../ports/training.ts";
import type { Precision } from "../ports/precision.ts";
import type { ModelWeights } from "../ports/weights.ts";
import { ropeTable } from "../models/rope-table.ts";
import { int8WeightsFor } from "../quantization/int8-for-machine.ts";
import { gradientName, llamaGraph } from "./llama-graph.ts";
import { microBatchFeeds } from "./micro-batch-feeds.ts";
import type { ModelRunner, RunRequest, RunResult } from "./model-runner.ts";
import { parameterLayout, parameterView, type ParameterLayout } from "./parameter-layout.ts";
import { isLinear, weightShapes } from "../models/model-tensors.ts";

export interface RunnerOptions {
  readonly model: ModelWeights;
  /** null: no adapter; every tensor of the model is trained. */
  readonly lora: LoraConfig | null;
  /** Threads of one operator. */
  readonly threads: number;
  /** Longest sequence. */
  readonly positions: number;
  /** What is trained, one flat vector on a SharedArrayBuffer; read in place at every run. */
  readonly parameters: Float32Array;
  /** The adapter of the frozen reference, laid out as the parameters; null: the reference is `model`. */
  readonly reference: Float32Array | null;
  /** Of the frozen linear layers. */
  readonly precision: Precision;
}

/** Runs the model in training on the calling thread. Two sessions at most (with and without gradients), made when first needed. */
export class LlamaRunner implements ModelRunner {
  readonly #options: RunnerOptions;
  readonly #layout: ParameterLayout;
  readonly #policy: Readonly<Record<string, Tensor>>;
  readonly #reference: Readonly<Record<string, Tensor>>;
  #forward: Promise<Session> | null = null;
  #backward: Promise<Session> | null = null;

  constructor(options: RunnerOptions) {
    this.#options = options;
    const { model, lora, positions, parameters, reference, precision } = options;
    this.#layout = parameterLayout(model.config, lora);
    const { cos, sin } = ropeTable(model.config, positions);
    const tables = { cos: floatTensor(cos, [positions, model.config.headDim / 2]), sin: floatTensor(sin, [positions, model.config.headDim / 2]) };
    const names = [...weightShapes(model.config)].filter(([name]) => precision === "float32" || !isLinear(name));
    const base = Object.fromEntries(names.map(([name, shape]) => [name, floatTensor(model.tensors.get(name)!.data, shape)]));
    const trained = (flat: Float32Array): Record<string, Tensor> => Object.fromEntries(this.#layout.slots.map((slot) => [slot.name, floatTensor(parameterView(flat, slot), slot.shape)]));
    this.#policy = { ...tables, ...base, ...trained(parameters) };
    this.#reference = { ...this.#policy, ...(reference ? trained(reference) : base) };
  }

  async run({ sequences, plan, gradient, of }: RunRequest): Promise<RunResult> {
    const session = await (gradient ? (this.#backward ??= this.#create(true)) : (this.#forward ??= this.#create(false)));
    const logprobs: { index: number; logprobs: Float32Array }[] = [];
    let computedTokens = 0;
    for (const part of plan) {
      const feeds = microBatchFeeds(sequences, part, gradient !== null);
      using results = await session.run({ ...(of === "policy" ? this.#policy : this.#reference), ...feeds });
      const all = floatData(results["logprobs"]);
      let offset = 0;
      for (const index of part.sequences) {
        const { length } = sequences[index]!.targets;
        logprobs.push({ index, logprobs: all.slice(offset, offset + length) });
        offset += length;
      }
      computedTokens += part.tokens;
      if (gradient) this.#addGradients(results, gradient);
    }
    return { logprobs, computedTokens };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await using sessions = new AsyncDisposableStack();
    for (const session of [this.#forward, this.#backward]) if (session) sessions.use(await session);
  }

  #addGradients(results: Readonly<Record<string, Tensor>>, gradient: Float32Array): void {
    for (const slot of this.#layout.slots) {
      const part = floatData(results[gradientName(slot.name)]);
      for (let i = 0; i < part.length; i++) gradient[slot.offset + i]! += part[i]!;
    }
  }

  async #create(backward: boolean): Promise<Session> {
    const { model, lora, positions, threads, precision } = this.#options;
    const int8 = precision === "int8" ? await int8WeightsFor(model, threads) : null;
    return await createSession(llamaGraph({ config: model.config, lora, backward, positions, int8 }), { threads });
  }
}
