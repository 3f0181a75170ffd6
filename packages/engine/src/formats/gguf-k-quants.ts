import { halfToFloat } from "./float16.ts";

/** Elements in a block of the K types, which share one or two half-precision factors. */
export const kBlock = 256;

/** Half factors for scales and minima, eight 6-bit pairs of those in 12 bytes, 128 bytes of nibbles; x = factor · scale · q − minimum factor · minimum. */
export function decodeQ4K(bytes: Uint8Array, at: number, out: Float32Array, offset: number, count: number): void {
  decodeWithMinima(bytes, at, out, offset, count, 0);
}

/** As Q4_K, with a fifth bit of every element in 32 bytes before the nibbles. */
export function decodeQ5K(bytes: Uint8Array, at: number, out: Float32Array, offset: number, count: number): void {
  decodeWithMinima(bytes, at, out, offset, count, 32);
}

function decodeWithMinima(bytes: Uint8Array, at: number, out: Float32Array, offset: number, count: number, highBytes: 0 | 32): void {
  const half = halfToFloat();
  const end = offset + count;
  for (; offset < end; offset += kBlock, at += 144 + highBytes) {
    const factor = half[bytes[at]! | (bytes[at + 1]! << 8)]!;
    const minimumFactor = half[bytes[at + 2]! | (bytes[at + 3]! << 8)]!;
    const [packed, high, low] = [at + 4, at + 16, at + 16 + highBytes];
    for (let group = 0; group < 8; group++) {
      const { scale, minimum } = scaleAndMinimum(bytes, packed, group);
      const [step, shift] = [factor * scale, minimumFactor * minimum];
      // Two groups share 32 bytes: the first has the low nibbles, the second the high ones.
      const [nibbles, side] = [low + (group >> 1) * 32, (group & 1) * 4];
      for (let i = 0; i < 32; i++) {
        const fifth = highBytes === 0 ? 0 : ((bytes[high + i]! >> group) & 1) << 4;
        out[offset + group * 32 + i] = step * (((bytes[nibbles + i]! >> side) & 15) | fifth) - shift;
      }
    }
  }
}

/** Groups 0–3 lie in the low 6 bits of bytes 0–7; the rest in the nibbles of bytes 8–11 and the top 2 bits of the first eight. */
function scaleAndMinimum(bytes: Uint8Array, at: number, group: number): { readonly scale: number; readonly minimum: number } {
  const byte = (i: number): number => bytes[at + i]!;
  if (group < 4) return { scale: byte(group) & 63, minimum: byte(group + 4) & 63 };
  return {
    scale: (byte(group + 4) & 15) | ((byte(group - 4) >> 6) << 4),
    minimum: (byte(group + 4) >> 4) | ((byte(group) >> 6) << 4),
  };
}

/** 128 bytes of nibbles, 64 bytes of upper bit pairs, 16 signed scales for 16 elements each, a half factor; x = (q − 32) · scale · factor. */
export function decodeQ6K(bytes: Uint8Array, at: number, out: Float32Array, offset: number, count: number): void {
  const half = halfToFloat();
  const end = offset + count;
  for (; offset < end; offset += kBlock, at += 210) {
    const factor = half[bytes[at + 208]! | (bytes[at + 209]! << 8)]!;
    for (let i = 0; i < kBlock; i++) {
      // Each half of the block is four quarters of 32: two in the low nibbles of 64 bytes, two in the high ones.
      const [part, quarter, within] = [i >> 7, (i >> 5) & 3, i & 31];
      const low = (bytes[at + part * 64 + (quarter & 1) * 32 + within]! >> (quarter < 2 ? 0 : 4)) & 15;
      const high = (bytes[at + 128 + part * 32 + within]! >> (quarter * 2)) & 3;
      const scale = (bytes[at + 192 + (i >> 4)]! << 24) >> 24;
      out[offset + i] = factor * scale * ((low | (high << 4)) - 32);
    }
  }
}
