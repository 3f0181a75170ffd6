import type { Adapter } from "../formats/adapter.ts";
import { checkModelWeights } from "../formats/check-model-weights.ts";
import { loraScale } from "../formats/lora-scale.ts";
import type { LoraConfig } from "../ports/training.ts";
import type { Precision } from "../ports/precision.ts";
import type { ModelWeights } from "../ports/weights.ts";
import { checkPrecision } from "../quantization/check-precision.ts";
import type { TokenizerDefinition } from "../tokenizer/tokenizer-definition.ts";
import { weightShapes } from "../models/model-tensors.ts";
import { loraTargets } from "./weight-names.ts";

export interface TrainerOptions {
  readonly model: ModelWeights;
  /** The adapter to train; null trains every tensor of the model, in a copy. */
  readonly lora: LoraConfig | null;
  /** Threads of all workers together. More than there are free cores is slower than fewer. */
  readonly threads: number;
  /** Copies of the computation (not of the weights) that share the batch's sequences out. @default 2, or 1 with one thread */
  readonly workers?: number;
  /** Of the model, for `saveWeights` after full fine-tuning: a model is written with its tokenizer. */
  readonly tokenizerDefinition?: TokenizerDefinition;
  /** Name or path of the model, written to `adapter_config.json`. @default "" */
  readonly baseName?: string;
  /** Starts from this adapter instead of a fresh one. Its rank, scaling, targets and base model must match. */
  readonly initialAdapter?: Pick<Adapter, "tensors" | "config" | "baseHash">;
  /** Longest sequence; memory grows with its square. @default the model's context length, at most 2048 */
  readonly maxSequenceTokens?: number;
  /** Tokens that go through the model at once in each worker; memory grows with it (about 1 GB at 512 for a 135M model). @default 512, or 256 in int8, whose products are fastest there */
  readonly tokensPerRun?: number;
  /** Whether tokens that sequences of a batch begin with alike go through the model once, with the same loss and gradient. @default true */
  readonly sharePrefixes?: boolean;
  /** Of the frozen linear layers, forward and backward. int8 is about twice as fast and gives a gradient that is slightly off. @default "float32" */
  readonly precision?: Precision;
  /** Refuse what will not fit the memory that is free. The estimate is within a quarter for models of 135M parameters. @default true */
  readonly memoryCheck?: boolean;
}

export type ResolvedTrainerOptions = Omit<Required<TrainerOptions>, "initialAdapter" | "tokenizerDefinition"> & Pick<TrainerOptions, "initialAdapter" | "tokenizerDefinition">;

/**
 * Fills in defaults.
 * @throws RangeError naming the option, its value and what is allowed.
 */
export function resolveTrainerOptions(options: TrainerOptions): ResolvedTrainerOptions {
  const { model, lora, threads } = options;
  checkModelWeights(model, "createTrainer: model");
  const { config } = model;
  const maxSequenceTokens = options.maxSequenceTokens ?? Math.min(config.contextLength, 2048);
  const precision = options.precision ?? "float32";
  checkPrecision(precision);
  const tokensPerRun = options.tokensPerRun ?? (precision === "int8" ? 256 : 512);
  const workers = options.workers ?? Math.min(2, threads);
  for (const [name, value] of Object.entries({ threads, workers, maxSequenceTokens, tokensPerRun, ...(lora && { "lora.rank": lora.rank }) })) {
    if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`${name} is ${value}; it must be a positive integer.`);
  }
  if (workers > threads) throw new RangeError(`workers is ${workers} and threads is ${threads}; each worker needs a thread of its own. Raise threads or lower workers.`);
  if (maxSequenceTokens > config.contextLength) {
    throw new RangeError(`maxSequenceTokens is ${maxSequenceTokens}; the model's context length is ${config.contextLength}. Choose at most that.`);
  }
  if ((lora as LoraConfig | null | undefined) === undefined) throw new RangeError("lora is undefined; give rank, alpha, seed and targets, or null to train the whole model.");
  if (lora) checkLora(lora);
  else if (precision === "int8") throw new RangeError('precision is "int8" and lora is null; int8 is for layers that are frozen. Use "float32", or train an adapter.');
  checkWeights(options.model);
  checkInitialAdapter(options);
  return { baseName: "", sharePrefixes: true, memoryCheck: true, ...options, workers, maxSequenceTokens, tokensPerRun, precision };
}

function checkLora(lora: LoraConfig): void {
  if (!(lora.alpha > 0 && Number.isFinite(lora.alpha))) throw new RangeError(`lora.alpha is ${lora.alpha}; it must be a positive number.`);
  if (!Number.isSafeInteger(lora.seed)) throw new RangeError(`lora.seed is ${lora.seed}; it must be an integer.`);
  const targets: unknown = lora.targets;
  const allowed = loraTargets.join(", ");
  if (!Array.isArray(targets)) throw new RangeError(`lora.targets is ${JSON.stringify(targets)}; it must be an array of at least one of ${allowed}.`);
  if (targets.length === 0) throw new RangeError(`lora.targets is []; name at least one of ${allowed}.`);
  for (const target of lora.targets) if (!loraTargets.includes(target)) throw new RangeError(`lora.targets holds ${JSON.stringify(target)}; it may hold ${allowed}.`);
}

function checkWeights({ config, tensors }: ModelWeights): void {
  for (const [name, shape] of weightShapes(config)) {
    const tensor = tensors.get(name);
    if (!tensor) throw new RangeError(`model.tensors has no ${name}, which a model of its configuration needs.`);
    if (tensor.shape.join() !== shape.join()) throw new RangeError(`model.tensors: ${name} has shape [${tensor.shape.join(", ")}]; its configuration asks for [${shape.join(", ")}].`);
    if (!(tensor.data.buffer instanceof SharedArrayBuffer)) throw new RangeError(`model.tensors: ${name} is not on a SharedArrayBuffer, so every worker would copy it. Put all weights on one SharedArrayBuffer.`);
  }
}

function checkInitialAdapter({ model, lora, initialAdapter }: TrainerOptions): void {
  if (!initialAdapter) return;
  if (!lora) throw new RangeError("initialAdapter is given and lora is null; full fine-tuning starts from the model itself. Merge the adapter into it first (mergeAdapter).");
  const { config, baseHash } = initialAdapter;
  if (baseHash !== null && baseHash !== model.hash) {
    throw new RangeError(`initialAdapter was trained on the model ${baseHash.slice(0, 12)}…; this one is ${model.hash.slice(0, 12)}…. Load the model it was trained on.`);
  }
  if (config.rank !== lora.rank || Math.abs(config.scaling - loraScale(lora)) > 1e-6) {
    throw new RangeError(`initialAdapter has rank ${config.rank} and scaling ${config.scaling}; lora asks for rank ${lora.rank} and scaling ${loraScale(lora)}. Use the adapter's rank, alpha and rsLora.`);
  }
}
