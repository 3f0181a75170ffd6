/** A GGUF writer for tests: just enough to build small files, also broken ones. */

export type GgufTestValue = string | number | boolean | readonly string[] | readonly number[];

export interface GgufTestTensor {
  readonly name: string;
  readonly type: number;
  /** As in the file: innermost first. */
  readonly dimensions: readonly number[];
  readonly bytes: Uint8Array;
  /** Written instead of the true offset. */
  readonly offset?: number;
}

export function writeGguf(metadata: Readonly<Record<string, GgufTestValue>>, tensors: readonly GgufTestTensor[], version = 3): Uint8Array {
  const parts: Uint8Array[] = [];
  const push = (...added: Uint8Array[]): void => void parts.push(...added);
  push(text4("GGUF"), u32(version), u64(tensors.length), u64(Object.keys(metadata).length));
  for (const [key, value] of Object.entries(metadata)) push(string(key), ...typed(value));
  let offset = 0;
  for (const tensor of tensors) {
    push(string(tensor.name), u32(tensor.dimensions.length), ...tensor.dimensions.map(u64), u32(tensor.type), u64(tensor.offset ?? offset));
    offset += Math.ceil(tensor.bytes.length / 32) * 32;
  }
  const header = Buffer.concat(parts);
  const padded = [header, Buffer.alloc(-header.length & 31)];
  for (const { bytes } of tensors) padded.push(Buffer.from(bytes), Buffer.alloc(-bytes.length & 31));
  return Buffer.concat(padded);
}

export function f32(...values: number[]): Uint8Array {
  return new Uint8Array(Float32Array.from(values).buffer);
}

/** floats are written as F32, whole numbers as U32, lists by their first item. */
function typed(value: GgufTestValue): Uint8Array[] {
  if (typeof value === "string") return [u32(8), string(value)];
  if (typeof value === "boolean") return [u32(7), Uint8Array.of(value ? 1 : 0)];
  if (typeof value === "number") return Number.isInteger(value) ? [u32(4), u32(value)] : [u32(6), f32(value)];
  const items: readonly (string | number)[] = value;
  const strings = typeof items[0] === "string";
  return [u32(9), u32(strings ? 8 : 5), u64(items.length), ...items.map((item) => (typeof item === "string" ? string(item) : u32(item)))];
}

function u32(value: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(value).buffer);
}
function u64(value: number): Uint8Array {
  return new Uint8Array(BigUint64Array.of(BigInt(value)).buffer);
}
function string(value: string): Uint8Array {
  const bytes = new TextEncoder().encode(value);
  return Buffer.concat([u64(bytes.length), bytes]);
}
function text4(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}
