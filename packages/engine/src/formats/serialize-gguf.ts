/** A typed metadata value. */
export type GgufField =
  | { readonly type: "string"; readonly value: string }
  | { readonly type: "uint32" | "float32"; readonly value: number }
  | { readonly type: "bool"; readonly value: boolean }
  | { readonly type: "strings"; readonly value: readonly string[] }
  | { readonly type: "int32s"; readonly value: readonly number[] };

export interface GgufTensorToWrite {
  readonly name: string;
  /** Outermost dimension first ([out, in]), the reverse of the file's order. */
  readonly shape: readonly number[];
  /** GGUF's number of the tensor type. */
  readonly type: number;
  readonly byteLength: number;
  /** The tensor's bytes, `byteLength` in all. */
  readonly chunks: () => Iterable<Uint8Array>;
}

const alignment = 32;
const scalarTypes = { uint32: 4, int32: 5, float32: 6, bool: 7, string: 8, array: 9 } as const;

/** A GGUF file (version 3), piece by piece. */
export function* ggufChunks(metadata: ReadonlyMap<string, GgufField>, tensors: readonly GgufTensorToWrite[]): Generator<Uint8Array> {
  const header: Uint8Array[] = [new TextEncoder().encode("GGUF"), uint32(3), uint64(tensors.length), uint64(metadata.size)];
  for (const [key, field] of metadata) header.push(string(key), encodeField(field));
  let offset = 0;
  for (const { name, shape, type, byteLength } of tensors) {
    header.push(string(name), uint32(shape.length), ...shape.toReversed().map(uint64), uint32(type), uint64(offset));
    offset += Math.ceil(byteLength / alignment) * alignment;
  }
  const bytes = Buffer.concat(header);
  yield bytes;
  yield padding(bytes.length);
  for (const { name, byteLength, chunks } of tensors) {
    let written = 0;
    for (const chunk of chunks()) {
      written += chunk.length;
      yield chunk;
    }
    if (written !== byteLength) throw new RangeError(`GGUF tensor "${name}" has ${written} bytes; its description says ${byteLength}.`);
    yield padding(byteLength);
  }
}

function encodeField(field: GgufField): Uint8Array {
  switch (field.type) {
    case "string": return Buffer.concat([uint32(scalarTypes.string), string(field.value)]);
    case "uint32": return Buffer.concat([uint32(scalarTypes.uint32), uint32(field.value)]);
    case "float32": return Buffer.concat([uint32(scalarTypes.float32), new Uint8Array(Float32Array.of(field.value).buffer)]);
    case "bool": return Buffer.concat([uint32(scalarTypes.bool), Uint8Array.of(field.value ? 1 : 0)]);
    case "strings": return Buffer.concat([uint32(scalarTypes.array), uint32(scalarTypes.string), uint64(field.value.length), ...field.value.map(string)]);
    case "int32s": return Buffer.concat([uint32(scalarTypes.array), uint32(scalarTypes.int32), uint64(field.value.length), new Uint8Array(Int32Array.from(field.value).buffer)]);
  }
}

function padding(length: number): Uint8Array {
  return new Uint8Array((alignment - (length % alignment)) % alignment);
}

function uint32(value: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(value).buffer);
}

function uint64(value: number): Uint8Array {
  return new Uint8Array(BigUint64Array.of(BigInt(value)).buffer);
}

function string(value: string): Uint8Array {
  const bytes = new TextEncoder().encode(value);
  return Buffer.concat([uint64(bytes.length), bytes]);
}
