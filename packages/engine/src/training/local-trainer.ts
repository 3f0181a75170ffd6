import { writeAdapter } from "../formats/write-adapter.ts";
import { writeHuggingFace } from "../models/write-huggingface.ts";
import type { AdamParams, Datum, ForwardBackwardResult, LogprobsOf, Loss, OptimStepResult, SaveOptions, TrainingClient } from "../ports/training.ts";
import type { TensorView } from "../ports/weights.ts";
import { adamW, clipFactor, createAdamState, l2Norm, type AdamState } from "./adam-w.ts";
import { initializeAdapter, loadAdapter } from "./adapter-parameters.ts";
import { checkAdamParams } from "./check-adam-params.ts";
import { checkBatch } from "./check-batch.ts";
import { LlamaRunner } from "./llama-runner.ts";
import { batchLoss, runSequence, targetsOf } from "./losses/batch-loss.ts";
import { lossMetrics } from "./losses/loss-metrics.ts";
import { normalizationFactors } from "./losses/normalize-weights.ts";
import { resolveLoss } from "./losses/resolve-loss.ts";
import type { ModelRunner, RunSequence } from "./model-runner.ts";
import { parameterLayout, parameterView, type ParameterLayout } from "./parameter-layout.ts";
import { ParallelRunner } from "./parallel-runner.ts";
import { runBatch, type BatchRun } from "./run-batch.ts";
import { resolveTrainerOptions, type ResolvedTrainerOptions, type TrainerOptions } from "./trainer-options.ts";
import { readTrainerState, writeTrainerState, type StateIdentity } from "./trainer-state.ts";

/**
 * The training verbs on the calling thread, one call at a time; `createTrainer` puts it on a worker. The
 * base model's weights are read in place and never change: LoRA trains matrices of its own, full
 * fine-tuning a copy.
 *
 * Gradients of several `forwardBackward` calls add up, each being that of its own batch's loss, which is
 * a *mean* unless the loss asks for another normalisation. To make one batch out of several calls, give
 * them `normalization: "sum"` and let `optimStep` divide by their `targetTokens` (`gradientDivisor`).
 */
export class LocalTrainer implements TrainingClient {
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
    if (!lora) for (const slot of this.#layout.slots) parameterView(this.#parameters, slot).set(model.tensors.get(slot.name)!.data);
    else if (initialAdapter) loadAdapter(this.#parameters, this.#layout, initialAdapter.tensors);
    else initializeAdapter(this.#parameters, this.#layout, lora.seed);
    // A fresh adapter changes nothing, and neither does one of zeros.
    const reference = lora && new Float32Array(new SharedArrayBuffer(this.#layout.length * 4));
    if (initialAdapter) reference?.set(this.#parameters);
    const runner = { model, lora, threads: Math.floor(threads / workers), positions: maxSequenceTokens, parameters: this.#parameters, reference, precision };
    this.#runner = workers === 1 ? new LlamaRunner(runner) : new ParallelRunner(runner, workers);
  }

  /** What is trained, as views: the adapter's tensors under PEFT's names, or the model's under Hugging Face's. */
  get tensors(): ReadonlyMap<string, TensorView> {
    return this.#views(this.#parameters);
  }

  /** The accumulated gradient, tensor by tensor, as views. */
  get gradients(): ReadonlyMap<string, TensorView> {
    return this.#views(this.#gradient);
  }

  async forwardBackward(batch: readonly Datum[], loss: Loss): Promise<ForwardBackwardResult> {
    return await this.#run(batch, loss, true);
  }

  async forward(batch: readonly Datum[], loss: Loss): Promise<ForwardBackwardResult> {
    return await this.#run(batch, loss, false);
  }

  async logprobs(batch: readonly Pick<Datum, "tokens" | "weights">[], { of = "policy" }: { readonly of?: LogprobsOf } = {}): Promise<Float32Array[]> {
    if (of !== "policy" && of !== "reference") throw new RangeError(`of is ${JSON.stringify(of)}; it must be "policy" or "reference".`);
    checkBatch(batch, this.#options.model.config.vocabSize);
    const sequences = batch.map(({ tokens, weights }) => ({ tokens, targets: targetsOf(weights), terms: new Float32Array(0) }));
    return (await this.#runModel(sequences, of, null)).logprobs;
  }

  async optimStep(params: AdamParams): Promise<OptimStepResult> {
    checkAdamParams(params);
    if (!this.#pending) throw new Error("optimStep without a gradient: call forwardBackward first.");
    const { gradientDivisor = 1 } = params;
    const gradNorm = l2Norm(this.#gradient) / gradientDivisor;
    if (!Number.isFinite(gradNorm)) {
      throw new Error(`The gradient's norm is ${gradNorm}; the update was not made. Lower the learning rate and start from an earlier state.`);
    }
    adamW(this.#parameters, this.#gradient, this.#adam, params, clipFactor(gradNorm, params.maxGradNorm) / gradientDivisor);
    this.#gradient.fill(0);
    this.#pending = false;
    return { gradNorm, step: this.#adam.step };
  }

  async saveWeights(folder: string, options: SaveOptions = {}): Promise<void> {
    const { model, lora, baseName, tokenizerDefinition } = this.#options;
    if (!lora) {
      if (!tokenizerDefinition) throw new Error("saveWeights after full fine-tuning writes a whole model, and this trainer has no tokenizer for it. Create the trainer with the option tokenizerDefinition.");
      const { dtype = "F32", metadata = {} } = options;
      await writeHuggingFace(folder, { weights: { ...model, tensors: this.tensors }, tokenizerDefinition, metadata }, { dtype });
    } else await writeAdapter(folder, { lora, tensors: this.tensors, baseHash: model.hash, baseName, ...options });
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
    const adapter = lora ? { trains: "lora", rank: lora.rank, alpha: lora.alpha, targets: [...lora.targets].toSorted(), rsLora: lora.rsLora === true } as const : { trains: "full" } as const;
    return { ...adapter, baseHash: model.hash, length: this.#layout.length };
  }

  #views(flat: Float32Array): ReadonlyMap<string, TensorView> {
    return new Map(this.#layout.slots.map((slot) => [slot.name, { shape: slot.shape, data: parameterView(flat, slot) }]));
  }

  async #run(batch: readonly Datum[], loss: Loss, backward: boolean): Promise<ForwardBackwardResult> {
    const resolved = resolveLoss(loss);
    const targetTokens = checkBatch(batch, this.#options.model.config.vocabSize, resolved.needs);
    const factors = normalizationFactors(batch, resolved);
    // A run that fails half-way leaves no partial gradient behind.
    const gradient = backward ? this.#batchGradient.fill(0) : null;
    const { logprobs, tokens, computedTokens } = await this.#runModel(batch.map((datum, i) => runSequence(datum, resolved, factors[i]!)), "policy", gradient);
    const value = batchLoss(batch, logprobs, resolved, factors);
    if (!Number.isFinite(value)) {
      throw new Error(`The loss is ${value}: the model's numbers have overflowed. Lower the learning rate and start from an earlier state.`);
    }
    if (gradient) {
      for (let i = 0; i < gradient.length; i++) this.#gradient[i]! += gradient[i]!;
      this.#pending = true;
    }
    return { loss: value, targetTokens, tokens, computedTokens, logprobs, metrics: lossMetrics(batch, logprobs, resolved) };
  }

  async #runModel(batch: readonly RunSequence[], of: LogprobsOf, gradient: Float32Array | null): Promise<BatchRun> {
    const { maxSequenceTokens, tokensPerRun, workers, sharePrefixes } = this.#options;
    return await runBatch(this.#runner, batch, { maxSequenceTokens, tokensPerRun, workers, sharePrefixes, of, gradient });
  }
}
