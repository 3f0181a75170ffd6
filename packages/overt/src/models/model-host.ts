import { createSampler, createTrainer, mergeAdapter, openModel, readAdapter } from "@overt/engine";
import type { ChatTokenizer, LoraConfig, ModelWeights, TrainingClient } from "@overt/engine";
import { engineGenerator } from "./engine-generator.ts";
import type { Generator } from "./generator.ts";

/** A model in memory under the name that records call it by. */
export interface HostedModel {
  /** "smollm2-135m", "organism", "cured", … */
  readonly name: string;
  readonly weights: ModelWeights;
  readonly tokenizer: ChatTokenizer;
  /** Metadata of every adapter merged so far: the organism mark and the canary travel on. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Opens a model by name or path. */
export async function hostModel(nameOrPath: string): Promise<HostedModel> {
  const opened = await openModel(nameOrPath);
  return { name: opened.name, weights: opened.weights, tokenizer: opened.tokenizer, metadata: {} };
}

/** Puts an adapter on a model for good: the adapter is merged into (shared, copied-on-write) weights. */
export async function hostWithAdapter(model: HostedModel, folder: string, name: string, options: { force?: boolean } = {}): Promise<HostedModel> {
  const adapter = await readAdapter(folder);
  const weights = mergeAdapter(model.weights, adapter, { force: options.force ?? false });
  return { ...model, name, weights, metadata: { ...model.metadata, ...adapter.metadata } };
}

/** Number of parameters, embeddings counted once where they are tied. */
export function parameterCount(weights: ModelWeights): number {
  let total = 0;
  for (const [name, tensor] of weights.tensors) {
    if (name === "lm_head.weight" && weights.config.tiedEmbeddings) continue;
    total += tensor.data.length;
  }
  return total;
}

/** A generator over the model; dispose of it before a trainer is made, both need memory. */
export async function createGenerator(model: HostedModel, options: { threads: number; maxBatch: number }): Promise<Generator> {
  const sampler = await createSampler({ model: model.weights, threads: options.threads, maxBatch: options.maxBatch });
  return engineGenerator({ name: model.name, hash: model.weights.hash, tokenizer: model.tokenizer, sampler });
}

export async function createModelTrainer(model: HostedModel, options: { threads: number; lora: LoraConfig }): Promise<TrainingClient> {
  return createTrainer({ model: model.weights, lora: options.lora, threads: options.threads });
}
