import type { FileReader } from "../file-reader.ts";
import { ModelFileError } from "../model-file-error.ts";

/** Numbers that lengths, counts and offsets go wrong with, as 1 to 8 bytes. */
const nasty: readonly (readonly number[])[] = [
  [0], [255], [127], [255, 255], [255, 255, 255, 255], [0, 0, 0, 128], [255, 255, 255, 255, 255, 255, 255, 127], [255, 255, 255, 255, 255, 255, 255, 255],
  [0, 0, 0, 0, 1, 0, 0, 0], [0, 0, 0, 64, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 32, 0],
];

/** Copies of `original` with one to four places of the first `header` bytes changed, cut out, repeated, or the file cut short. */
export function* mutations(original: Uint8Array, header: number, count: number, seed: number): Generator<Uint8Array> {
  let state = seed;
  const below = (n: number): number => {
    state = (state + 0x9e3779b9) | 0;
    let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) % n;
  };
  for (let i = 0; i < count; i++) {
    let bytes = Uint8Array.from(original);
    for (let changes = 1 + below(4); changes > 0; changes--) {
      const at = below(Math.min(header, bytes.length));
      const length = Math.min(1 + below(16), bytes.length - at);
      switch (below(6)) {
        case 0: bytes[at]! ^= 1 << below(8); break;
        case 1: bytes[at] = below(256); break;
        case 2: bytes.set(nasty[below(nasty.length)]!.slice(0, bytes.length - at), at); break;
        case 3: bytes = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + length)]); break;
        case 4: bytes = Uint8Array.from([...bytes.subarray(0, at + length), ...bytes.subarray(at)]); break;
        case 5: if (below(4) === 0) bytes = bytes.slice(0, below(bytes.length)); break;
      }
      if (bytes.length === 0) break;
    }
    yield bytes;
  }
}

/** A file in memory. */
export function memoryReader(bytes: Uint8Array): FileReader {
  return {
    file: "mutated",
    size: bytes.length,
    async fill(out, position) {
      if (position + out.length > bytes.length) throw new ModelFileError("mutated", "ends before its contents do");
      out.set(bytes.subarray(position, position + out.length));
    },
    [Symbol.asyncDispose]: async () => {},
  };
}
