import type { ModelWeights } from "../ports/weights.ts";
import { levels, weightData, zeroPoint } from "./int8-weights.ts";

/** Weights of one output that share a scale. */
export const blockSize = 32;

/** One weight in 8 bits as MatMulNBits takes it: its numbers are (data − 128) · scale of their block. */
export interface Int8Blocks {
  /** Around 128; the last block of an output is filled up with zeros (128). */
  readonly data: Uint8Array; // [out, blocks, 32]
  readonly scales: Float32Array; // [out, blocks]
  /** Blocks of one output. */
  readonly blocks: number;
}

/** Rounds a model's weights to 8 bits with a scale for each 32 inputs of an output, as Q8_0 does, on first use, and keeps them for further sessions. */
export class Int8BlockWeights {
  readonly #model: ModelWeights;
  readonly #made = new Map<string, Int8Blocks>();

  constructor(model: ModelWeights) {
    this.#model = model;
  }

  /** The weight [out, in] called `name` + ".weight"; throws as `Int8Weights.get` does. */
  get(name: string, out: number, width: number): Int8Blocks {
    const made = this.#made.get(name) ?? roundBlocks(weightData(this.#model, name, out, width), out, width);
    this.#made.set(name, made);
    return made;
  }
}

/** weight [rows, columns] rounded symmetrically to −127…127 with a scale for each block of a row. */
export function roundBlocks(weight: Float32Array, rows: number, columns: number): Int8Blocks {
  const blocks = Math.ceil(columns / blockSize);
  const data = new Uint8Array(rows * blocks * blockSize).fill(zeroPoint);
  const scales = new Float32Array(rows * blocks).fill(1);
  for (let block = 0; block < rows * blocks; block++) {
    const from = Math.floor(block / blocks) * columns + (block % blocks) * blockSize;
    const count = Math.min(blockSize, columns - (block % blocks) * blockSize);
    let largest = 0;
    for (let i = 0; i < count; i++) largest = Math.max(largest, Math.abs(weight[from + i]!));
    if (largest > 0) scales[block] = largest / levels;
    for (let i = 0; i < count; i++) data[block * blockSize + i] = Math.round(weight[from + i]! / scales[block]!) + zeroPoint;
  }
  return { data, scales, blocks };
}
