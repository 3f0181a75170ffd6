import type { Precision } from "../ports/precision.ts";
import type { LoraConfig } from "../ports/training.ts";
import type { ModelConfig } from "../ports/weights.ts";
import type { MemoryPart } from "../workers/check-memory.ts";
import { parameterLayout } from "./parameter-layout.ts";
import { linearWeightCount } from "../models/model-tensors.ts";

export interface TrainerMemoryOptions {
  /** null: every tensor of the model is trained. */
  readonly lora: Pick<LoraConfig, "rank" | "targets"> | null;
  readonly workers: number;
  readonly tokensPerRun: number;
  readonly precision: Precision;
}

const floatBytes = 4;
const runtime = 180e6; // a session with its graph, scratch for packed operands
/** Rows of attention in a full run; memory of longer ones grows with the square. */
const usualRow = 256;

/**
 * What a trainer takes beside the model's weights, for sequences of up to `tokensPerRun` tokens that are all targets. Fitted to the
 * resident memory of LoRA on SmolLM2-135M, within a quarter: per worker what the backward pass reads again of every layer,
 * logits and their gradient, and in int8 the weights rounded both ways, in this process and packed in the session.
 */
export function trainerMemory(config: ModelConfig, { lora, workers, tokensPerRun, precision }: TrainerMemoryOptions): MemoryPart[] {
  const { hiddenSize, intermediateSize, heads, layers, vocabSize } = config;
  const activations = tokensPerRun * layers * (8 * hiddenSize + 5 * intermediateSize + heads * usualRow);
  const trained = parameterLayout(config, lora).length;
  const parts = [
    { what: `activations of ${workers} × ${tokensPerRun} tokens`, bytes: workers * (runtime + floatBytes * activations) },
    { what: "logits", bytes: workers * floatBytes * 2.3 * tokensPerRun * vocabSize },
    // The numbers, two gradients and Adam's moments; every worker fetches and adds up gradients of its own.
    { what: "trained parameters", bytes: floatBytes * trained * (5 + 2 * workers) },
  ];
  if (precision === "int8") {
    parts.push({ what: "8-bit weights", bytes: workers * 6 * (linearWeightCount(config) + vocabSize * hiddenSize) });
  }
  return parts;
}
