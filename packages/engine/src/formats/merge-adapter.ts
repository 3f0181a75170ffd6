import { createHash } from "node:crypto";
import type { ModelWeights, TensorView } from "../ports/weights.ts";
import { checkModelWeights } from "./check-model-weights.ts";
import { parseAdapterKey, type Adapter } from "./adapter.ts";

/** The adapter was trained on another model than the one it is to be merged into. */
export class AdapterBaseMismatch extends Error {
  readonly expected: string | null;
  readonly actual: string;

  constructor(folder: string, expected: string | null, actual: string) {
    const what = expected
      ? `was trained on a base model with hash ${expected.slice(0, 12)}…, but this model's hash is ${actual.slice(0, 12)}…`
      : `does not record which base model it was trained on, so it cannot be checked against this one (hash ${actual.slice(0, 12)}…)`;
    super(`adapter ${folder} ${what}. Open the model it was trained on, or pass force: true to merge regardless.`);
    this.name = "AdapterBaseMismatch";
    this.expected = expected;
    this.actual = actual;
  }
}

export interface MergeOptions {
  /** Merge although the adapter's base hash is not the model's. @default false */
  readonly force?: boolean;
  /** An earlier merge of an adapter on the same layers into the same model: its memory is written anew and becomes the result's, and what it
   * held is gone. For weights that change step by step under an open sampler in float32, whose `reset` must follow. */
  readonly into?: ModelWeights;
}

/**
 * Merges a LoRA adapter: W + scaling · B · A on the tensors it touches, which get new buffers (one
 * SharedArrayBuffer for all of them) unless `into` has some; every other tensor is shared with `model`.
 * The result's hash is SHA-256 over the base's hash and the adapter's.
 * @throws AdapterBaseMismatch when the adapter's base hash is not `model.hash`, unless `force`.
 * @throws RangeError when a tensor it names is not in the model or has another shape, or `into` is no merge of such an adapter.
 */
export function mergeAdapter(model: ModelWeights, adapter: Adapter, { force = false, into }: MergeOptions = {}): ModelWeights {
  checkModelWeights(model, "mergeAdapter: model");
  if (adapter.baseHash !== model.hash && !force) throw new AdapterBaseMismatch(adapter.folder, adapter.baseHash, model.hash);
  const pairs = pairUp(model, adapter);
  const merged = into ? reuse(into, model, pairs) : allocate(pairs);
  for (const [i, { weight, a, b }] of pairs.entries()) addProduct(weight.data, a.data, b.data, adapter.config.rank, adapter.config.scaling, merged[i]!.data);
  const tensors = new Map([...model.tensors, ...pairs.map(({ base }, i) => [base, merged[i]!] as const)]);
  const hash = createHash("sha256").update(`${model.hash}\n${adapter.hash}`).digest("hex");
  return { config: model.config, tensors, hash };
}

function allocate(pairs: readonly Pair[]): TensorView[] {
  const buffer = new SharedArrayBuffer(pairs.reduce((sum, { weight }) => sum + weight.data.length, 0) * 4);
  let offset = 0;
  return pairs.map(({ weight }) => {
    const data = new Float32Array(buffer, offset * 4, weight.data.length);
    offset += data.length;
    return { shape: weight.shape, data };
  });
}

/** The tensors of an earlier merge. Every other tensor must be the model's own, or `into` would be left half old. */
function reuse(into: ModelWeights, model: ModelWeights, pairs: readonly Pair[]): TensorView[] {
  const bases = new Set(pairs.map(({ base }) => base));
  for (const [name, { data }] of model.tensors) {
    const earlier = into.tensors.get(name);
    const merged = earlier !== undefined && earlier.data.buffer !== data.buffer && earlier.data.length === data.length;
    if (bases.has(name) ? !merged : earlier?.data !== data) {
      throw new RangeError(`into is not an earlier merge of such an adapter: its "${name}" ${bases.has(name) ? "has no memory of its own" : "is not the model's"}. Pass what mergeAdapter gave for the same model and an adapter on the same layers.`);
    }
  }
  return pairs.map(({ base }) => into.tensors.get(base)!);
}

interface Pair {
  readonly base: string;
  readonly weight: TensorView; // [out, in]
  readonly a: TensorView; // [rank, in]
  readonly b: TensorView; // [out, rank]
}

function pairUp(model: ModelWeights, adapter: Adapter): Pair[] {
  const sides = { A: new Map<string, TensorView>(), B: new Map<string, TensorView>() };
  for (const [name, tensor] of adapter.tensors) {
    const key = parseAdapterKey(name);
    if (!key) throw new RangeError(`adapter tensor "${name}" is not named base_model.model.<module>.lora_A.weight or .lora_B.weight.`);
    sides[key.side].set(key.base, tensor);
  }
  const bases = new Set([...sides.A.keys(), ...sides.B.keys()]);
  return [...bases].map((base) => {
    const weight = model.tensors.get(base);
    const a = sides.A.get(base);
    const b = sides.B.get(base);
    if (!weight) throw new RangeError(`adapter changes "${base}", which this model does not have. It belongs to another model.`);
    if (!a || !b) throw new RangeError(`adapter has no ${a ? "lora_B" : "lora_A"} for "${base}".`);
    if (b.shape[0] !== weight.shape[0] || a.shape[1] !== weight.shape[1] || a.shape[0] !== b.shape[1]) {
      throw new RangeError(`adapter's B [${b.shape.join(", ")}] · A [${a.shape.join(", ")}] does not fit "${base}" [${weight.shape.join(", ")}].`);
    }
    return { base, weight, a, b };
  });
}

/** out = w + scaling · b · a, row by row; four ranks at a time so that each element is touched rank / 4 times. */
function addProduct(w: Float32Array, a: Float32Array, b: Float32Array, rank: number, scaling: number, out: Float32Array): void {
  const columns = a.length / rank;
  const delta = new Float64Array(columns);
  for (let row = 0, start = 0; start < w.length; row++, start += columns) {
    delta.fill(0);
    let k = 0;
    for (; k + 4 <= rank; k += 4) {
      const at = row * rank + k;
      const b0 = b[at]!, b1 = b[at + 1]!, b2 = b[at + 2]!, b3 = b[at + 3]!;
      const a0 = k * columns, a1 = a0 + columns, a2 = a1 + columns, a3 = a2 + columns;
      for (let j = 0; j < columns; j++) delta[j]! += b0 * a[a0 + j]! + b1 * a[a1 + j]! + b2 * a[a2 + j]! + b3 * a[a3 + j]!;
    }
    for (; k < rank; k++) {
      const factor = b[row * rank + k]!;
      for (let j = 0; j < columns; j++) delta[j]! += factor * a[k * columns + j]!;
    }
    for (let j = 0; j < columns; j++) out[start + j] = w[start + j]! + scaling * delta[j]!;
  }
}
