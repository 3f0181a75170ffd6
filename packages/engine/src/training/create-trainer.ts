import type { AdamParams, Datum, ForwardBackwardResult, LogprobsOf, Loss, OptimStepResult, SaveOptions, TrainingClient } from "../ports/training.ts";
import { checkMemory } from "../workers/check-memory.ts";
import { WorkerClient } from "../workers/worker-client.ts";
import { resolveTrainerOptions, type TrainerOptions } from "./trainer-options.ts";
import { trainerMemory } from "./trainer-memory.ts";
import type { TrainingHandlers } from "./training.worker.ts";

/**
 * Starts a trainer on a worker thread: of an adapter, or of the whole model (`lora: null`). The model's weights are
 * shared with it and never change; full fine-tuning trains a copy. Calls run one after another in the order in which they were made; how gradients of
 * several `forwardBackward` calls combine is said at `LocalTrainer`. Disposing frees the thread and its memory.
 *
 * @throws MemoryShortage where it will not fit the memory that is free.
 * @throws RangeError for options that cannot work (rank, targets, limits, an adapter of another model).
 * @example
 * ```ts
 * await using trainer = await createTrainer({ model, threads: 2, lora: { rank: 16, alpha: 32, seed: 1, targets: loraTargets } });
 * const { loss } = await trainer.forwardBackward(batch, "cross_entropy"); // nats per target token
 * await trainer.optimStep({ learningRate: 1e-3, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0, maxGradNorm: 1 });
 * await trainer.saveWeights("adapter");
 * ```
 */
export async function createTrainer(options: TrainerOptions): Promise<TrainingClient> {
  const { model, memoryCheck, ...resolved } = resolveTrainerOptions(options);
  if (memoryCheck) {
    const { workers, tokensPerRun } = resolved;
    checkMemory("This trainer", trainerMemory(model.config, resolved), `Lower tokensPerRun (${tokensPerRun}) or workers (${workers}), or free some memory.`);
  }
  const worker = new WorkerClient<TrainingHandlers>(new URL("./training.worker.ts", import.meta.url));
  try {
    await worker.call("create", options);
  } catch (error) {
    await worker[Symbol.asyncDispose]();
    throw error;
  }
  return new WorkerTrainingClient(worker);
}

class WorkerTrainingClient implements TrainingClient {
  readonly #worker: WorkerClient<TrainingHandlers>;

  constructor(worker: WorkerClient<TrainingHandlers>) {
    this.#worker = worker;
  }

  async forwardBackward(batch: readonly Datum[], loss: Loss): Promise<ForwardBackwardResult> {
    return await this.#worker.call("forwardBackward", { batch: compact(batch), loss });
  }

  async forward(batch: readonly Datum[], loss: Loss): Promise<ForwardBackwardResult> {
    return await this.#worker.call("forward", { batch: compact(batch), loss });
  }

  async logprobs(batch: readonly Pick<Datum, "tokens" | "weights">[], { of = "policy" }: { readonly of?: LogprobsOf } = {}): Promise<readonly Float32Array[]> {
    return await this.#worker.call("logprobs", { batch: compact(batch), of });
  }

  async optimStep(params: AdamParams): Promise<OptimStepResult> {
    return await this.#worker.call("optimStep", params);
  }

  async saveWeights(folder: string, options: SaveOptions = {}): Promise<void> {
    await this.#worker.call("saveWeights", { folder, options });
  }

  async saveState(file: string): Promise<void> {
    await this.#worker.call("saveState", file);
  }

  async loadState(file: string): Promise<void> {
    await this.#worker.call("loadState", file);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // After a crash there is nothing left to release but the handle.
    await this.#worker.call("dispose").catch(() => {});
    await this.#worker[Symbol.asyncDispose]();
  }
}

// A view drags its whole buffer across the thread boundary; a copy of the view does not.
function compact(batch: readonly Datum[]): Datum[] {
  return batch.map((datum) => Object.fromEntries(Object.entries(datum).map(([name, array]: [string, Uint32Array | Float32Array]) => [name, array.slice()])) as unknown as Datum);
}
