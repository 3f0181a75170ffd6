/// <reference lib="esnext.float16" />

/** Little-endian 16-bit floats to fp32, into `out` from `offset` on. `bytes` may start at any address. */
export function decodeFloat16(bytes: Uint8Array, out: Float32Array, offset = 0): void {
  const aligned = bytes.byteOffset % 2 === 0 ? bytes : bytes.slice();
  out.set(new Float16Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 1), offset);
}

/** Little-endian bfloat16 (the upper half of an fp32) to fp32, into `out` from `offset` on. */
export function decodeBfloat16(bytes: Uint8Array, out: Float32Array, offset = 0): void {
  const bits = new Uint32Array(out.buffer, out.byteOffset + offset * 4, bytes.byteLength >> 1);
  for (let i = 0, b = 0; i < bits.length; i++, b += 2) bits[i] = (bytes[b]! << 16) | (bytes[b + 1]! << 24);
}

/** fp32 to half precision, rounded to nearest even; |x| ≥ 65520 becomes infinite. */
export function encodeFloat16(values: Float32Array): Uint8Array {
  return new Uint8Array(new Float16Array(values).buffer);
}

/** fp32 to bfloat16, rounded to nearest even. NaN is not handled. */
export function encodeBfloat16(values: Float32Array): Uint8Array {
  const bits = new Uint32Array(values.slice().buffer);
  const out = new Uint16Array(bits.length);
  for (let i = 0; i < bits.length; i++) out[i] = (bits[i]! + 0x7fff + ((bits[i]! >>> 16) & 1)) >>> 16;
  return new Uint8Array(out.buffer);
}

/** Little-endian bytes of fp32 numbers in one of the formats above, always a copy. */
export function encodeFloats(values: Float32Array, dtype: "F32" | "F16" | "BF16"): Uint8Array {
  if (dtype === "F32") return new Uint8Array(values.slice().buffer);
  return dtype === "F16" ? encodeFloat16(values) : encodeBfloat16(values);
}

let table: Float32Array | undefined;

/** fp32 value of every half-precision bit pattern: `halfToFloat()[bits]`. Built once, 256 KiB. */
export function halfToFloat(): Float32Array {
  table ??= new Float32Array(new Float16Array(Uint16Array.from({ length: 65536 }, (_, i) => i).buffer));
  return table;
}
