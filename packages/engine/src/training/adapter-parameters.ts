import type { TensorView } from "../ports/weights.ts";
import { parameterView, type ParameterLayout } from "./parameter-layout.ts";

/**
 * PEFT's starting point: A uniform in ±1/√in (Kaiming-uniform with a = √5), B zero, so that the
 * adapted model equals its base. Each tensor has its own random stream, drawn from the seed and its name.
 */
export function initializeAdapter(flat: Float32Array, layout: ParameterLayout, seed: number): void {
  flat.fill(0);
  for (const slot of layout.slots) {
    if (!slot.name.endsWith("lora_A.weight")) continue;
    const random = uniform(hash(`${seed}:${slot.name}`));
    const bound = 1 / Math.sqrt(slot.shape[1]!);
    const view = parameterView(flat, slot);
    for (let i = 0; i < view.length; i++) view[i] = (2 * random() - 1) * bound;
  }
}

/**
 * Copies an adapter's tensors into the flat vector.
 * @throws when the adapter has other tensors or shapes than this trainer's rank and targets ask for.
 */
export function loadAdapter(flat: Float32Array, layout: ParameterLayout, tensors: ReadonlyMap<string, TensorView>): void {
  for (const slot of layout.slots) {
    const tensor = tensors.get(slot.name);
    if (!tensor) throw new Error(`initialAdapter has no tensor ${slot.name}. Use the rank and targets that the adapter was trained with.`);
    if (tensor.shape.join() !== slot.shape.join()) {
      throw new Error(`initialAdapter: ${slot.name} has shape [${tensor.shape.join(", ")}]; this trainer needs [${slot.shape.join(", ")}]. Use the rank that the adapter was trained with.`);
    }
    parameterView(flat, slot).set(tensor.data);
  }
  const known = new Set(layout.slots.map((slot) => slot.name));
  for (const name of tensors.keys()) {
    if (!known.has(name)) throw new Error(`initialAdapter has the tensor ${name}, which this trainer would drop. Add its layer to lora.targets.`);
  }
}

// FNV-1a, 32 bits.
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return state >>> 0;
}

// SplitMix32: full period, good enough for initial weights. Values in [0, 1).
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  };
}
