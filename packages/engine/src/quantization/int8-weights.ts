import type { ModelWeights } from "../ports/weights.ts";

/** Integers run from −levels to levels; as uint8 they lie around zeroPoint. */
export const levels = 127;
export const zeroPoint = 128;

/** One weight in 8 bits, laid out [inner, outer] for a product x [n, inner] → [n, outer]: its numbers are
 * (data − zeroPoint[outer]) · scales[outer]. */
export interface Int8Weight {
  readonly data: Int8Array | Uint8Array;
  readonly scales: Float32Array; // [outer]
  readonly zeroPoint: Int8Array | Uint8Array; // [outer]
}

/** `forward`: inner is the layer's input. `backward`: inner is its output, for gradients of the input. */
export type Direction = "forward" | "backward";

/** Rounds a model's weights to 8 bits, one scale for each outer index, on first use, and keeps them for further sessions. */
export class Int8Weights {
  readonly #model: ModelWeights;
  readonly #signed: boolean;
  readonly #made = new Map<string, Int8Weight>();

  /** `signed`: as int8, else the same integers as uint8 around 128. */
  constructor(model: ModelWeights, signed: boolean) {
    this.#model = model;
    this.#signed = signed;
  }

  /**
   * The weight [out, in] called `name` + ".weight".
   * @throws if the model has no such weight or it has another shape.
   */
  get(name: string, out: number, width: number, direction: Direction): Int8Weight {
    const key = `${direction} ${name}`;
    const known = this.#made.get(key);
    if (known) return known;
    const data = weightData(this.#model, name, out, width);
    const made = direction === "forward" ? roundRows(data, out, width, this.#signed) : roundColumns(data, out, width, this.#signed);
    this.#made.set(key, made);
    return made;
  }
}

/** Numbers of the weight [out, in] called `name` + ".weight". Throws if the model has no such weight or it has another shape. */
export function weightData({ tensors, config }: ModelWeights, name: string, out: number, width: number): Float32Array {
  const tensor = tensors.get(`${name}.weight`);
  const wanted = `${out} × ${width}`;
  if (!tensor) throw new Error(`model.tensors has no ${name}.weight; a ${config.architecture} model of this config needs it, ${wanted}. Check config and weights file.`);
  if (tensor.shape.join(" × ") !== wanted) throw new Error(`model.tensors ${name}.weight is ${tensor.shape.join(" × ")}; the config asks for ${wanted}. Check config and weights file.`);
  return tensor.data;
}

/** weight [rows, columns] rounded symmetrically to −127…127 with one scale a row, transposed to [columns, rows]. */
export function roundRows(weight: Float32Array, rows: number, columns: number, signed: boolean): Int8Weight {
  const made = empty(rows, columns, signed);
  for (let r = 0; r < rows; r++) {
    let largest = 0;
    for (let i = r * columns; i < (r + 1) * columns; i++) largest = Math.max(largest, Math.abs(weight[i]!));
    if (largest > 0) made.scales[r] = largest / levels;
    const scale = made.scales[r]!;
    for (let c = 0; c < columns; c++) made.data[c * rows + r] = Math.round(weight[r * columns + c]! / scale) + made.offset;
  }
  return made;
}

/** weight [rows, columns] rounded in the same way with one scale a column, laid out as it is. */
export function roundColumns(weight: Float32Array, rows: number, columns: number, signed: boolean): Int8Weight {
  const made = empty(columns, rows, signed);
  const largest = new Float32Array(columns);
  for (let i = 0; i < weight.length; i++) largest[i % columns] = Math.max(largest[i % columns]!, Math.abs(weight[i]!));
  for (let c = 0; c < columns; c++) if (largest[c]! > 0) made.scales[c] = largest[c]! / levels;
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) made.data[r * columns + c] = Math.round(weight[r * columns + c]! / made.scales[c]!) + made.offset;
  return made;
}

function empty(outer: number, inner: number, signed: boolean): Int8Weight & { readonly offset: number } {
  const offset = signed ? 0 : zeroPoint;
  const make = (length: number): Int8Array | Uint8Array => (signed ? new Int8Array(length) : new Uint8Array(length));
  return { data: make(inner * outer), scales: new Float32Array(outer).fill(1), zeroPoint: make(outer).fill(offset), offset };
}
