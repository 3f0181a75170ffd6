import type { TensorView } from "../ports/weights.ts";
import { checkValues } from "./check-values.ts";
import { decodeBfloat16, decodeFloat16, encodeFloats } from "./float16.ts";
import { openFileReader, type FileReader } from "./file-reader.ts";
import { ModelFileError } from "./model-file-error.ts";
import { maxHeaderBytes, parseSafetensorsHeader, safetensorsWidths, type SafetensorsDtype, type SafetensorsEntry, type SafetensorsHeader } from "./safetensors-header.ts";

/** Elements that are encoded at once. */
const chunkElements = 1 << 20;

export interface Safetensors {
  readonly tensors: ReadonlyMap<string, TensorView>;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Reads a safetensors file (F32, F16, BF16) as fp32 views of one SharedArrayBuffer.
 * Checks the whole header against the length of the file before it allocates anything.
 * @throws ModelFileError when the file is truncated, corrupt, or holds another dtype.
 */
export async function readSafetensors(file: string): Promise<Safetensors> {
  await using source = await openSafetensors(file);
  const { entries, metadata } = source.header;
  const elements = entries.reduce((sum, entry) => sum + entry.size, 0);
  const buffer = new SharedArrayBuffer(elements * 4);
  const tensors = new Map<string, TensorView>();
  let offset = 0;
  for (const entry of entries) {
    const data = new Float32Array(buffer, offset * 4, entry.size);
    await source.read(entry, data);
    tensors.set(entry.name, { shape: entry.shape, data });
    offset += entry.size;
  }
  return { tensors, metadata };
}

/** An open file whose header has been checked; `read` fills `out` (`entry.size` elements) with fp32. */
export interface SafetensorsSource extends AsyncDisposable {
  readonly header: SafetensorsHeader;
  read(entry: SafetensorsEntry, out: Float32Array): Promise<void>;
}

/** Opens a safetensors file for reading tensor by tensor. */
export async function openSafetensors(file: string): Promise<SafetensorsSource> {
  return readSafetensorsSource(await openFileReader(file));
}

/** As `openSafetensors`, of what is open already; takes `reader` over and closes it with the result, or on failure. */
export async function readSafetensorsSource(reader: FileReader): Promise<SafetensorsSource> {
  const { file } = reader;
  try {
    const headerBytes = await readHeaderLength(reader);
    const json = new Uint8Array(headerBytes);
    await reader.fill(json, 8);
    const header = parseSafetensorsHeader(file, new TextDecoder().decode(json), reader.size - 8 - headerBytes);
    return {
      header,
      read: (entry, out) => readTensor(reader, entry, 8 + headerBytes + entry.begin, out),
      [Symbol.asyncDispose]: () => reader[Symbol.asyncDispose](),
    };
  } catch (error) {
    await reader[Symbol.asyncDispose]();
    throw error;
  }
}

export interface SerializeOptions {
  /** F16 and BF16 are rounded to nearest even. */
  readonly dtype: SafetensorsDtype;
  /** For `__metadata__`; `format: "pt"` is added, which other readers ask for. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** Serialises tensors as safetensors, in the map's order. */
export function serializeSafetensors(tensors: ReadonlyMap<string, TensorView>, options: SerializeOptions): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat([...safetensorsChunks(tensors, options)]));
}

/**
 * The bytes of `serializeSafetensors` piece by piece, so that a large model is never in memory twice.
 * @throws RangeError naming a tensor that holds a number which the dtype cannot.
 */
export function* safetensorsChunks(tensors: ReadonlyMap<string, TensorView>, { dtype, metadata }: SerializeOptions): Generator<Uint8Array> {
  const header: Record<string, unknown> = { __metadata__: { format: "pt", ...metadata } };
  let position = 0;
  for (const [name, { shape, data }] of tensors) {
    header[name] = { dtype, shape, data_offsets: [position, (position += data.length * safetensorsWidths[dtype])] };
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const padded = Math.ceil(json.length / 8) * 8; // data starts on 8 bytes, as other writers have it
  const start = new Uint8Array(8 + padded).fill(0x20, 8);
  new DataView(start.buffer).setBigUint64(0, BigInt(padded), true);
  start.set(json, 8);
  yield start;
  for (const [name, { data }] of tensors) {
    checkValues(name, data, dtype);
    for (let at = 0; at < data.length; at += chunkElements) yield encodeFloats(data.subarray(at, at + chunkElements), dtype);
  }
}

async function readHeaderLength(reader: FileReader): Promise<number> {
  const { file, size } = reader;
  if (size < 8) throw new ModelFileError(file, `has ${size} bytes; a safetensors file starts with an 8-byte header length. It is truncated or not a safetensors file.`);
  const bytes = new Uint8Array(8);
  await reader.fill(bytes, 0);
  const length = new DataView(bytes.buffer).getBigUint64(0, true);
  const allowed = Math.min(size - 8, maxHeaderBytes);
  if (length > BigInt(allowed)) {
    throw new ModelFileError(file, `says its header has ${length} bytes, but at most ${allowed} fit. It is truncated or not a safetensors file.`);
  }
  return Number(length);
}

async function readTensor(reader: FileReader, entry: SafetensorsEntry, position: number, out: Float32Array): Promise<void> {
  if (entry.dtype === "F32") return reader.fill(new Uint8Array(out.buffer, out.byteOffset, out.byteLength), position);
  const decode = entry.dtype === "F16" ? decodeFloat16 : decodeBfloat16;
  const scratch = new Uint8Array(Math.min(entry.size * 2, 1 << 24));
  for (let done = 0; done < entry.size; ) {
    const bytes = scratch.subarray(0, Math.min((entry.size - done) * 2, scratch.length));
    await reader.fill(bytes, position + done * 2);
    decode(bytes, out, done);
    done += bytes.length / 2;
  }
}
