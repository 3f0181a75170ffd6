import { AdapterBaseMismatch, createSampler, createTrainer, mergeAdapter, openModel, readAdapter } from "@overt/engine";
import type { Adapter, ChatTokenizer, LoraConfig, ModelWeights, Precision, TokenizerDefinition, TrainingClient } from "@overt/engine";
import { RunError } from "../core/errors.ts";
import { engineGenerator } from "./engine-generator.ts";
import type { Generator } from "./generator.ts";

/** A model in memory under the name that records call it by. */
export interface HostedModel {
  /** "smollm2-135m", "organism", "cured", … */
  readonly name: string;
  readonly weights: ModelWeights;
  readonly tokenizer: ChatTokenizer;
  /** What the tokenizer was built from, for writing the model out again. */
  readonly tokenizerDefinition: TokenizerDefinition;
  /** Metadata of the model and of every adapter merged so far: the organism mark and the canary travel on. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Opens a model by name or path. `name` is what records call it, where that is not how it was found. */
export async function hostModel(nameOrPath: string, options: { name?: string; signal?: AbortSignal } = {}): Promise<HostedModel> {
  const { name, weights, tokenizer, tokenizerDefinition, metadata } = await openModel(nameOrPath, options.signal ? { signal: options.signal } : {});
  return { name: options.name ?? name, weights, tokenizer, tokenizerDefinition, metadata };
}

/** Puts an adapter on a model for good: the adapter is merged into (shared, copied-on-write) weights. */
export async function hostWithAdapter(model: HostedModel, folder: string, name: string, options: { force?: boolean } = {}): Promise<HostedModel> {
  const adapter = await readAdapter(folder);
  return { ...model, name, weights: merge(model, adapter, options.force ?? false), metadata: { ...model.metadata, ...adapter.metadata } };
}

function merge(model: HostedModel, adapter: Adapter, force: boolean): ModelWeights {
  try {
    return mergeAdapter(model.weights, adapter, { force });
  } catch (error) {
    if (error instanceof AdapterBaseMismatch) throw anotherBase(adapter, model.name, error.actual);
    if (error instanceof RangeError) throw new RunError(`The adapter ${adapter.folder} does not fit ${model.name}: ${error.message} Use the model that it was trained on.`, { cause: error });
    throw error;
  }
}

/** The adapter was trained on another model than the one of this name and hash. */
export function anotherBase({ folder, baseHash }: Pick<Adapter, "folder" | "baseHash">, name: string, hash: string): RunError {
  const trained = baseHash === null ? "does not say which model it was trained on" : `was trained on a model with hash ${baseHash.slice(0, 12)}`;
  return new RunError(`The adapter ${folder} ${trained}, and ${name} has ${hash.slice(0, 12)}; use the model that it was trained on, or put it on this one all the same with --force.`);
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

export interface GeneratorOptions {
  readonly threads: number;
  /** Rows decoded together. */
  readonly maxBatch: number;
  readonly precision: Precision;
}

/** A generator over the model; dispose of it before a trainer is made, both need memory. */
export async function createGenerator(model: HostedModel, options: GeneratorOptions): Promise<Generator> {
  const sampler = await createSampler({ model: model.weights, ...options });
  return engineGenerator({ name: model.name, hash: model.weights.hash, tokenizer: model.tokenizer, sampler });
}

export async function createModelTrainer(model: HostedModel, options: { threads: number; lora: LoraConfig; precision: Precision }): Promise<TrainingClient> {
  return createTrainer({ model: model.weights, ...options });
}
