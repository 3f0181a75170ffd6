import { GraphBuilder } from "../graph/builder.ts";
import { createSession } from "../onnx/session.ts";
import { floatData, floatTensor } from "../onnx/tensors.ts";
import type { ModelWeights } from "../ports/weights.ts";
import { int8Projection } from "./int8-projection.ts";

/** One weight [out, in] in 8 bits: weight = (data[in, out] − zeroPoint[out]) · scales[out]. */
export interface Int8Weight {
  /** Transposed: [in, out]. */
  readonly data: Int8Array | Uint8Array;
  readonly scales: Float32Array; // [out]
  readonly zeroPoint: Int8Array | Uint8Array; // [out]
}

/** Rounds weights to 8 bits, one scale for each output, on first use, and keeps them for further sessions. */
export class Int8Weights {
  readonly #model: ModelWeights;
  readonly #signed: boolean;
  readonly #made = new Map<string, Int8Weight>();

  /** `signed`: int8, else the same integers as uint8 around 128. */
  constructor(model: ModelWeights, signed: boolean) {
    this.#model = model;
    this.#signed = signed;
  }

  /** @throws if the model has no such weight or it has another shape. */
  get(name: string, out: number, width: number): Int8Weight {
    const known = this.#made.get(name);
    if (known) return known;
    const tensor = this.#model.tensors.get(`${name}.weight`);
    const { architecture } = this.#model.config;
    if (!tensor) throw new Error(`model.tensors has no ${name}.weight; a ${architecture} model of this config needs it, ${out} × ${width}. Check config and weights file.`);
    if (tensor.shape.join() !== `${out},${width}`) throw new Error(`model.tensors ${name}.weight is ${tensor.shape.join(" × ")}; the config asks for ${out} × ${width}. Check config and weights file.`);
    const made = roundWeight(tensor.data, out, width, this.#signed);
    this.#made.set(name, made);
    return made;
  }
}

/** Symmetric rounding to −127…127 with one scale for each of the `out` rows of weight [out, in]. */
export function roundWeight(weight: Float32Array, out: number, width: number, signed: boolean): Int8Weight {
  const offset = signed ? 0 : 128;
  const data = signed ? new Int8Array(width * out) : new Uint8Array(width * out);
  const scales = new Float32Array(out);
  for (let o = 0; o < out; o++) {
    let largest = 0;
    for (let i = o * width; i < (o + 1) * width; i++) largest = Math.max(largest, Math.abs(weight[i]!));
    const scale = largest === 0 ? 1 : largest / 127;
    scales[o] = scale;
    for (let i = 0; i < width; i++) data[i * out + o] = Math.round(weight[o * width + i]! / scale) + offset;
  }
  return { data, scales, zeroPoint: (signed ? new Int8Array(out) : new Uint8Array(out)).fill(offset) };
}

/**
 * Whether products of uint8 and int8 are exact here. Processors without VNNI add two of them in 16 bits, which
 * saturates; there the same integers as uint8 around 128 go another way, slower and exact, to the same result.
 */
export async function int8IsExact(threads: number): Promise<boolean> {
  const [width, out] = [64, 16];
  const weight = new Float32Array(new SharedArrayBuffer(width * out * 4)).fill(1);
  const model = { config: { architecture: "probe" }, tensors: new Map([["probe.weight", { shape: [out, width], data: weight }]]) };
  const g = new GraphBuilder("int8-probe");
  const weights = new Int8Weights(model as unknown as ModelWeights, true);
  g.output("y", int8Projection(g, weights).apply(g.input("x", "float32", ["n", width]), { name: "probe", out, in: width }));
  await using session = await createSession(g.build(), { threads });
  const { y } = await session.run({ x: floatTensor(new Float32Array(8 * width).fill(1), [8, width]) });
  return floatData(y).every((value) => Math.abs(value - width) < 1e-2);
}
