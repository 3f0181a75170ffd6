import type { Tensor } from "onnxruntime-node";
import { createSession, type Session } from "../onnx/session.ts";
import { floatData, floatTensor } from "../onnx/tensors.ts";
import type { LoraConfig } from "../ports/training.ts";
import type { ModelWeights } from "../ports/weights.ts";
import { parameterView, type ParameterLayout } from "./adapter-parameters.ts";
import { gradientName, llamaGraph } from "./llama-graph.ts";
import type { MicroBatchFeeds } from "./micro-batch-feeds.ts";
import { ropeAngles } from "./rope-angles.ts";
import { weightShapes } from "./weight-names.ts";

export interface RunnerOptions {
  readonly model: ModelWeights;
  readonly lora: LoraConfig;
  readonly threads: number;
  /** Longest sequence. */
  readonly positions: number;
  readonly layout: ParameterLayout;
  /** Adapter, one flat vector; read in place at every run. */
  readonly parameters: Float32Array;
}

/** Runs the model with its adapter: logprobs, and gradients on request. Two sessions at most, made when first needed. */
export class LlamaRunner implements AsyncDisposable {
  readonly #options: RunnerOptions;
  readonly #weights: Readonly<Record<string, Tensor>>;
  #forward: Promise<Session> | null = null;
  #backward: Promise<Session> | null = null;

  constructor(options: RunnerOptions) {
    this.#options = options;
    const { model, positions, layout, parameters } = options;
    const { cos, sin } = ropeAngles(model.config, positions);
    const weights: Record<string, Tensor> = {
      cos: floatTensor(cos, [positions, model.config.headDim / 2]),
      sin: floatTensor(sin, [positions, model.config.headDim / 2]),
    };
    for (const [name, shape] of weightShapes(model.config)) weights[name] = floatTensor(model.tensors.get(name)!.data, shape);
    for (const slot of layout.slots) weights[slot.name] = floatTensor(parameterView(parameters, slot), slot.shape);
    this.#weights = weights;
  }

  /** Log-probabilities of the run's targets, in nats. */
  async logprobs({ feeds }: MicroBatchFeeds): Promise<Float32Array> {
    this.#forward ??= this.#create(false);
    const session = await this.#forward;
    return floatData((await session.run({ ...this.#weights, ...feeds }))["logprobs"]);
  }

  /** The same, and adds the gradient of −Σ targetWeight·logprob to `gradient` (laid out as the parameters). */
  async logprobsAndGradient({ feeds }: MicroBatchFeeds, targetWeights: Float32Array, gradient: Float32Array): Promise<Float32Array> {
    this.#backward ??= this.#create(true);
    const session = await this.#backward;
    const results = await session.run({ ...this.#weights, ...feeds, targetWeights: floatTensor(targetWeights, [targetWeights.length, 1]) });
    for (const slot of this.#options.layout.slots) {
      const part = floatData(results[gradientName(slot.name)]);
      for (let i = 0; i < part.length; i++) gradient[slot.offset + i]! += part[i]!;
    }
    return floatData(results["logprobs"]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const session of [this.#forward, this.#backward]) await (await session)?.[Symbol.asyncDispose]();
  }

  async #create(backward: boolean): Promise<Session> {
    const { model: { config }, lora, positions, threads } = this.#options;
    return await createSession(llamaGraph({ config, lora, backward, positions }), { threads });
  }
}
