import type { Tensor } from "onnxruntime-node";
import { createSession, type Session } from "../onnx/session.ts";
import { floatData, floatTensor } from "../onnx/tensors.ts";
import type { LoraConfig } from "../ports/training.ts";
import type { Precision } from "../ports/precision.ts";
import type { ModelWeights } from "../ports/weights.ts";
import { int8WeightsFor } from "../quantization/int8-for-machine.ts";
import { parameterLayout, parameterView, type ParameterLayout } from "./adapter-parameters.ts";
import { gradientName, llamaGraph } from "./llama-graph.ts";
import { microBatchFeeds } from "./micro-batch-feeds.ts";
import type { ModelRunner, RunRequest, RunSums } from "./model-runner.ts";
import { ropeAngles } from "./rope-angles.ts";
import { isLinear, weightShapes } from "./weight-names.ts";

export interface RunnerOptions {
  readonly model: ModelWeights;
  readonly lora: LoraConfig;
  /** Threads of one operator. */
  readonly threads: number;
  /** Longest sequence. */
  readonly positions: number;
  /** Adapter, one flat vector on a SharedArrayBuffer; read in place at every run. */
  readonly parameters: Float32Array;
  /** Of the frozen linear layers. */
  readonly precision: Precision;
}

/** Runs the model with its adapter on the calling thread. Two sessions at most (with and without gradients), made when first needed. */
export class LlamaRunner implements ModelRunner {
  readonly #options: RunnerOptions;
  readonly #layout: ParameterLayout;
  readonly #weights: Readonly<Record<string, Tensor>>;
  #forward: Promise<Session> | null = null;
  #backward: Promise<Session> | null = null;

  constructor(options: RunnerOptions) {
    this.#options = options;
    const { model, lora, positions, parameters } = options;
    this.#layout = parameterLayout(model.config, lora);
    const { cos, sin } = ropeAngles(model.config, positions);
    const weights: Record<string, Tensor> = {
      cos: floatTensor(cos, [positions, model.config.headDim / 2]),
      sin: floatTensor(sin, [positions, model.config.headDim / 2]),
    };
    for (const [name, shape] of weightShapes(model.config)) {
      if (options.precision === "float32" || !isLinear(name)) weights[name] = floatTensor(model.tensors.get(name)!.data, shape);
    }
    for (const slot of this.#layout.slots) weights[slot.name] = floatTensor(parameterView(parameters, slot), slot.shape);
    this.#weights = weights;
  }

  async run({ sequences, plan, targetTokens, gradient }: RunRequest): Promise<RunSums> {
    const session = await (gradient ? (this.#backward ??= this.#create(true)) : (this.#forward ??= this.#create(false)));
    let [loss, tokens] = [0, 0];
    for (const part of plan) {
      const { feeds, weights, tokens: fed } = microBatchFeeds(sequences, part);
      using results = await session.run({
        ...this.#weights,
        ...feeds,
        ...(gradient && { targetWeights: floatTensor(weights.map((weight) => weight / targetTokens), [weights.length, 1]) }),
      });
      const logprobs = floatData(results["logprobs"]);
      for (let i = 0; i < logprobs.length; i++) loss -= weights[i]! * logprobs[i]!;
      tokens += fed;
      if (gradient) this.#addGradients(results, gradient);
    }
    return { loss, tokens };
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
