import { linearLayers, linearName } from "../models/model-tensors.ts";
import type { LoraTarget } from "../ports/training.ts";

/** Every linear layer that LoRA may adapt. */
export const loraTargets = linearLayers;

/** PEFT's name of one side of a linear layer's update: A is [rank, in], B is [out, rank]. */
export function adapterName(layer: number, target: LoraTarget, side: "A" | "B"): string {
  return `base_model.model.${linearName(layer, target)}.lora_${side}.weight`;
}
