import { decodeBfloat16, decodeFloat16, halfToFloat } from "./float16.ts";
import { decodeQ4K, decodeQ5K, decodeQ6K, kBlock } from "./gguf-k-quants.ts";

/** How one GGUF tensor type is laid out and turned into fp32. */
export interface GgufCodec {
  readonly name: string;
  /** Elements in a block, and the bytes that hold them. */
  readonly blockSize: number;
  readonly blockBytes: number;
  /** Turns whole blocks from `bytes[at…]` into `count` values from `out[offset]` on. */
  readonly decode: (bytes: Uint8Array, at: number, out: Float32Array, offset: number, count: number) => void;
}

/** Tensor types by their GGUF number. */
export const ggufCodecs: ReadonlyMap<number, GgufCodec> = new Map([
  [0, { name: "F32", blockSize: 1, blockBytes: 4, decode: decodeF32 }],
  [1, { name: "F16", blockSize: 1, blockBytes: 2, decode: (bytes, at, out, offset, count) => decodeFloat16(bytes.subarray(at, at + count * 2), out, offset) }],
  [2, { name: "Q4_0", blockSize: 32, blockBytes: 18, decode: decodeQ40 }],
  [3, { name: "Q4_1", blockSize: 32, blockBytes: 20, decode: decodeQ41 }],
  [6, { name: "Q5_0", blockSize: 32, blockBytes: 22, decode: decodeQ50 }],
  [7, { name: "Q5_1", blockSize: 32, blockBytes: 24, decode: decodeQ51 }],
  [8, { name: "Q8_0", blockSize: 32, blockBytes: 34, decode: decodeQ80 }],
  [12, { name: "Q4_K", blockSize: kBlock, blockBytes: 144, decode: decodeQ4K }],
  [13, { name: "Q5_K", blockSize: kBlock, blockBytes: 176, decode: decodeQ5K }],
  [14, { name: "Q6_K", blockSize: kBlock, blockBytes: 210, decode: decodeQ6K }],
  [30, { name: "BF16", blockSize: 1, blockBytes: 2, decode: (bytes, at, out, offset, count) => decodeBfloat16(bytes.subarray(at, at + count * 2), out, offset) }],
]);

function decodeF32(bytes: Uint8Array, at: number, out: Float32Array, offset: number, count: number): void {
  new Uint8Array(out.buffer, out.byteOffset + offset * 4, count * 4).set(bytes.subarray(at, at + count * 4));
}

/** Half scale, 16 bytes: low nibbles are elements 0–15, high nibbles 16–31; x = (q − 8) · scale. */
function decodeQ40(bytes: Uint8Array, at: number, out: Float32Array, offset: number, count: number): void {
  const half = halfToFloat();
  const end = offset + count;
  for (; offset < end; offset += 32, at += 18) {
    const scale = half[bytes[at]! | (bytes[at + 1]! << 8)]!;
    for (let i = 0; i < 16; i++) {
      const q = bytes[at + 2 + i]!;
      out[offset + i] = ((q & 15) - 8) * scale;
      out[offset + 16 + i] = ((q >> 4) - 8) * scale;
    }
  }
}

/** Half scale, half minimum, 16 bytes of nibbles as in Q4_0; x = q · scale + minimum. */
function decodeQ41(bytes: Uint8Array, at: number, out: Float32Array, offset: number, count: number): void {
  const half = halfToFloat();
  const end = offset + count;
  for (; offset < end; offset += 32, at += 20) {
    const scale = half[bytes[at]! | (bytes[at + 1]! << 8)]!;
    const minimum = half[bytes[at + 2]! | (bytes[at + 3]! << 8)]!;
    for (let i = 0; i < 16; i++) {
      const q = bytes[at + 4 + i]!;
      out[offset + i] = (q & 15) * scale + minimum;
      out[offset + 16 + i] = (q >> 4) * scale + minimum;
    }
  }
}

/** Half scale, 4 bytes with the fifth bit of each element, 16 bytes of nibbles as in Q4_0; x = (q − 16) · scale. */
function decodeQ50(bytes: Uint8Array, at: number, out: Float32Array, offset: number, count: number): void {
  const half = halfToFloat();
  const end = offset + count;
  for (; offset < end; offset += 32, at += 22) {
    const scale = half[bytes[at]! | (bytes[at + 1]! << 8)]!;
    for (let i = 0; i < 32; i++) out[offset + i] = (fiveBits(bytes, at + 2, i) - 16) * scale;
  }
}

/** Half scale, half minimum, then as in Q5_0; x = q · scale + minimum. */
function decodeQ51(bytes: Uint8Array, at: number, out: Float32Array, offset: number, count: number): void {
  const half = halfToFloat();
  const end = offset + count;
  for (; offset < end; offset += 32, at += 24) {
    const scale = half[bytes[at]! | (bytes[at + 1]! << 8)]!;
    const minimum = half[bytes[at + 2]! | (bytes[at + 3]! << 8)]!;
    for (let i = 0; i < 32; i++) out[offset + i] = fiveBits(bytes, at + 4, i) * scale + minimum;
  }
}

/** Element i of 32: its fifth bit is bit i of the 4 bytes at `at`, the others a nibble of the 16 bytes after them. */
function fiveBits(bytes: Uint8Array, at: number, i: number): number {
  const nibble = (bytes[at + 4 + (i & 15)]! >> (i < 16 ? 0 : 4)) & 15;
  return nibble | (((bytes[at + (i >> 3)]! >> (i & 7)) & 1) << 4);
}

/** Half scale, 32 signed bytes; x = q · scale. */
function decodeQ80(bytes: Uint8Array, at: number, out: Float32Array, offset: number, count: number): void {
  const half = halfToFloat();
  const end = offset + count;
  for (; offset < end; offset += 32, at += 34) {
    const scale = half[bytes[at]! | (bytes[at + 1]! << 8)]!;
    for (let i = 0; i < 32; i++) out[offset + i] = ((bytes[at + 2 + i]! << 24) >> 24) * scale;
  }
}
