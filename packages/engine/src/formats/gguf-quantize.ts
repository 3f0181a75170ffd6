import { encodeFloat16, encodeFloats } from "./float16.ts";

/** A tensor type that GGUF files are written in. */
export interface GgufEncoding {
  readonly name: "F32" | "F16" | "Q8_0";
  /** GGUF's number. */
  readonly type: number;
  /** Elements in a block, and the bytes that hold them. A row must be whole blocks. */
  readonly blockSize: number;
  readonly blockBytes: number;
  /** Whole blocks. */
  readonly encode: (values: Float32Array) => Uint8Array;
}

export const ggufEncodings: Readonly<Record<GgufEncoding["name"], GgufEncoding>> = {
  F32: { name: "F32", type: 0, blockSize: 1, blockBytes: 4, encode: (values) => encodeFloats(values, "F32") },
  F16: { name: "F16", type: 1, blockSize: 1, blockBytes: 2, encode: encodeFloat16 },
  Q8_0: { name: "Q8_0", type: 8, blockSize: 32, blockBytes: 34, encode: encodeQ80 },
};

/** Blocks of 32: the largest magnitude over 127 as a half, then each number over it (before that is rounded to a half), ties away from zero, as ggml does. */
function encodeQ80(values: Float32Array): Uint8Array {
  const blocks = values.length / 32;
  const out = new Uint8Array(blocks * 34);
  const scales = new Float32Array(blocks);
  for (let block = 0; block < blocks; block++) {
    let largest = 0;
    for (let i = block * 32; i < block * 32 + 32; i++) largest = Math.max(largest, Math.abs(values[i]!));
    const scale = Math.fround(largest / 127);
    const inverse = scale > 0 ? Math.fround(1 / scale) : 0;
    scales[block] = scale;
    for (let i = 0; i < 32; i++) {
      const steps = Math.fround(values[block * 32 + i]! * inverse);
      out[block * 34 + 2 + i] = Math.sign(steps) * Math.round(Math.abs(steps)); // modulo 256: two's complement
    }
  }
  const halves = encodeFloat16(scales);
  for (let block = 0; block < blocks; block++) out.set(halves.subarray(block * 2, block * 2 + 2), block * 34);
  return out;
}
