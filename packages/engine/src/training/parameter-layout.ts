import type { LoraConfig } from "../ports/training.ts";
import type { ModelConfig } from "../ports/weights.ts";
import { linearShape, weightShapes } from "../models/model-tensors.ts";
import { adapterName, loraTargets } from "./weight-names.ts";

/** Where one trained tensor lies in the flat vector of all trainable numbers. */
export interface ParameterSlot {
  /** PEFT's name of an adapter's tensor, Hugging Face's of a model's. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly offset: number;
  readonly size: number;
}

export interface ParameterLayout {
  readonly slots: readonly ParameterSlot[];
  /** Length of the flat vector, gaps included. Numbers in gaps are always 0. */
  readonly length: number;
}

// Tensors begin at multiples of 64 bytes, the alignment that vector kernels like best.
const alignment = 16;

/** Lays all tensors that are trained out in one flat vector: an adapter's by layer, then in the order of `loraTargets`; without one, the model's. */
export function parameterLayout(config: ModelConfig, lora: Pick<LoraConfig, "rank" | "targets"> | null): ParameterLayout {
  const slots: ParameterSlot[] = [];
  let offset = 0;
  for (const [name, shape] of lora ? adapterShapes(config, lora) : weightShapes(config)) {
    const size = shape.reduce((product, n) => product * n, 1);
    slots.push({ name, shape, offset, size });
    offset += Math.ceil(size / alignment) * alignment;
  }
  return { slots, length: offset };
}

function adapterShapes(config: ModelConfig, lora: Pick<LoraConfig, "rank" | "targets">): Map<string, readonly number[]> {
  const shapes = new Map<string, readonly number[]>();
  for (let layer = 0; layer < config.layers; layer++) {
    for (const target of loraTargets.filter((name) => lora.targets.includes(name))) {
      const [out, width] = linearShape(config, target);
      shapes.set(adapterName(layer, target, "A"), [lora.rank, width]);
      shapes.set(adapterName(layer, target, "B"), [out, lora.rank]);
    }
  }
  return shapes;
}

export function parameterView(flat: Float32Array, slot: ParameterSlot): Float32Array {
  return flat.subarray(slot.offset, slot.offset + slot.size);
}
