import { writeAdapter } from "../formats/write-adapter.ts";
import type { AdamParams, Datum, ForwardBackwardResult, LossName, OptimStepResult, SaveOptions, TrainingClient } from "../ports/training.ts";
import type { TensorView } from "../ports/weights.ts";
import { adamW, clipFactor, createAdamState, l2Norm, type AdamState } from "./adam-w.ts";
import { initializeAdapter, loadAdapter, parameterLayout, parameterView, type ParameterLayout } from "./adapter-parameters.ts";
import { checkAdamParams } from "./check-adam-params.ts";
import { checkBatch } from "./check-batch.ts";
import { LlamaRunner } from "./llama-runner.ts";
import type { ModelRunner } from "./model-runner.ts";
import { packBatch } from "./pack-batch.ts";
import { ParallelRunner } from "./parallel-runner.ts";
import { resolveTrainerOptions, type ResolvedTrainerOptions, type TrainerOptions } from "./trainer-options.ts";
import { readTrainerState, writeTrainerState, type StateIdentity } from "./trainer-state.ts";

/**
 * The training verbs on the calling thread, one call at a time; `createTrainer` puts it on a worker. Only the LoRA matrices change; the base model's weights are read in place.
 *
 * Gradients of several `forwardBackward` calls add up, each being that of its own batch's *mean*
 * loss: for two batches with W₁ and W₂ target tokens the sum g₁ + g₂ equals the gradient of one
 * joint batch only after weighting, (W₁·g₁ + W₂·g₂) / (W₁ + W₂). Adam's step does not depend on the
 * gradient's scale, but clipping does: call once a batch, or raise `maxGradNorm` with the calls.
 */
export class LoraTrainer implements TrainingClient {
  readonly #options: ResolvedTrainerOptions;
  readonly #layout: ParameterLayout;
  readonly #parameters: Float32Array;
  readonly #gradient: Float32Array;
  /** That of the call in progress. */
  readonly #batchGradient: Float32Array;
  readonly #runner: ModelRunner;
  #adam: AdamState;
  /** Whether a gradient has been added since the last step. */
  #pending = false;

  constructor(options: TrainerOptions) {
    this.#options = resolveTrainerOptions(options);
    const { model, lora, threads, workers, maxSequenceTokens, initialAdapter, precision } = this.#options;
    this.#layout = parameterLayout(model.config, lora);
    this.#parameters = new Float32Array(new SharedArrayBuffer(this.#layout.length * 4));
    this.#gradient = new Float32Array(this.#layout.length);
    this.#batchGradient = new Float32Array(this.#layout.length);
    this.#adam = createAdamState(this.#layout.length);
    if (initialAdapter) loadAdapter(this.#parameters, this.#layout, initialAdapter.tensors);
    else initializeAdapter(this.#parameters, this.#layout, lora.seed);
    const runner = { model, lora, threads: Math.floor(threads / workers), positions: maxSequenceTokens, parameters: this.#parameters, precision };
    this.#runner = workers === 1 ? new LlamaRunner(runner) : new ParallelRunner(runner, workers);
  }

  /** The adapter's tensors under PEFT's names, as views of the numbers in training. */
  get tensors(): ReadonlyMap<string, TensorView> {
    return this.#views(this.#parameters);
  }

  /** The accumulated gradient, tensor by tensor, as views. */
  get gradients(): ReadonlyMap<string, TensorView> {
    return this.#views(this.#gradient);
  }

  async forwardBackward(batch: readonly Datum[], loss: LossName): Promise<ForwardBackwardResult> {
    return await this.#run(batch, loss, true);
  }

  async forward(batch: readonly Datum[], loss: LossName): Promise<ForwardBackwardResult> {
    return await this.#run(batch, loss, false);
  }

  async optimStep(params: AdamParams): Promise<OptimStepResult> {
    checkAdamParams(params);
    if (!this.#pending) throw new Error("optimStep without a gradient: call forwardBackward first.");
    const gradNorm = l2Norm(this.#gradient);
    if (!Number.isFinite(gradNorm)) {
      throw new Error(`The gradient's norm is ${gradNorm}; the update was not made. Lower the learning rate and start from an earlier state.`);
    }
    adamW(this.#parameters, this.#gradient, this.#adam, params, clipFactor(gradNorm, params.maxGradNorm));
    this.#gradient.fill(0);
    this.#pending = false;
    return { gradNorm, step: this.#adam.step };
  }

  async saveWeights(folder: string, options: SaveOptions = {}): Promise<void> {
    const { model, lora, baseName } = this.#options;
    await writeAdapter(folder, { lora, tensors: this.tensors, baseHash: model.hash, baseName, ...options });
  }

  async saveState(file: string): Promise<void> {
    const { firstMoment, secondMoment, step } = this.#adam;
    const parts = [this.#parameters, firstMoment, secondMoment, ...(this.#pending ? [this.#gradient] : [])];
    await writeTrainerState(file, this.#identity, { step, pending: this.#pending }, parts);
  }

  async loadState(file: string): Promise<void> {
    const { progress, parts } = await readTrainerState(file, this.#identity);
    const [parameters, firstMoment, secondMoment, gradient] = parts;
    this.#parameters.set(parameters!);
    this.#adam = { firstMoment: firstMoment!, secondMoment: secondMoment!, step: progress.step };
    this.#pending = progress.pending;
    if (gradient) this.#gradient.set(gradient);
    else this.#gradient.fill(0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#runner[Symbol.asyncDispose]();
  }

  get #identity(): StateIdentity {
    const { model, lora } = this.#options;
    return { baseHash: model.hash, rank: lora.rank, alpha: lora.alpha, targets: [...lora.targets].toSorted(), length: this.#layout.length };
  }

  #views(flat: Float32Array): ReadonlyMap<string, TensorView> {
    return new Map(this.#layout.slots.map((slot) => [slot.name, { shape: slot.shape, data: parameterView(flat, slot) }]));
  }

  async #run(batch: readonly Datum[], loss: LossName, backward: boolean): Promise<ForwardBackwardResult> {
    if (loss !== "cross_entropy") throw new RangeError(`loss is ${JSON.stringify(loss)}; this trainer knows "cross_entropy".`);
    const { model, maxSequenceTokens, tokensPerRun, workers } = this.#options;
    const limits = { tokensPerRun, maxSequence: maxSequenceTokens, workers };
    const { sequences, targetTokens } = checkBatch(batch, model.config.vocabSize);
    // Lengths are checked on the whole batch, so that the error's index is the caller's.
    packBatch(batch.map((datum) => datum.tokens.length), limits);
    const plan = packBatch(sequences.map((datum) => datum.tokens.length), limits);
    // A run that fails half-way leaves no partial gradient behind.
    const gradient = backward ? this.#batchGradient.fill(0) : null;
    const { loss: total, tokens } = await this.#runner.run({ sequences, plan, targetTokens, gradient });
    const mean = total / targetTokens;
    if (!Number.isFinite(mean)) {
      throw new Error(`The loss is ${mean}: the model's numbers have overflowed. Lower the learning rate and start from an earlier state.`);
    }
    if (gradient) {
      for (let i = 0; i < gradient.length; i++) this.#gradient[i]! += gradient[i]!;
      this.#pending = true;
    }
    return { loss: mean, targetTokens, tokens };
  }
}
