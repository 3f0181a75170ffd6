import { openFileReader, type FileReader } from "./file-reader.ts";
import { EndOfBytes, GgufCursor, type GgufValue } from "./gguf-cursor.ts";
import { ggufCodecs, type GgufCodec } from "./gguf-dequantize.ts";
import { ModelFileError } from "./model-file-error.ts";

export interface GgufTensorInfo {
  readonly name: string;
  readonly codec: GgufCodec;
  /** Outermost dimension first ([out, in]), the reverse of the file's order. */
  readonly shape: readonly number[];
  readonly size: number;
  /** Position in the file, and bytes there. */
  readonly position: number;
  readonly byteLength: number;
}

export interface GgufSource extends AsyncDisposable {
  readonly metadata: ReadonlyMap<string, GgufValue>;
  readonly tensors: ReadonlyMap<string, GgufTensorInfo>;
  /** The tensor's bytes as they stand in the file. */
  readBytes(info: GgufTensorInfo): Promise<Uint8Array>;
  /** fp32 values of the tensor into `out` (`info.size` elements). `mapRow` moves row i of a matrix to another row. */
  read(info: GgufTensorInfo, out: Float32Array, mapRow?: (row: number) => number): Promise<void>;
}

/** Headers hold a vocabulary and a template, some tens of megabytes at most. */
const maxHeaderBytes = 1 << 28;

/**
 * Opens a GGUF file (version 2 or 3): key-value metadata and tensor descriptions, every range checked
 * against the length of the file before anything is allocated.
 * @throws ModelFileError when the file is truncated, corrupt, or holds a tensor type that is not supported.
 */
export async function openGguf(file: string): Promise<GgufSource> {
  return readGguf(await openFileReader(file));
}

/** As `openGguf`, of what is open already; takes `reader` over and closes it with the result, or on failure. */
export async function readGguf(reader: FileReader): Promise<GgufSource> {
  try {
    const { metadata, tensors } = await readHeader(reader);
    const readBytes = async (info: GgufTensorInfo): Promise<Uint8Array> => {
      const bytes = new Uint8Array(info.byteLength);
      await reader.fill(bytes, info.position);
      return bytes;
    };
    return {
      metadata,
      tensors,
      readBytes,
      read: async (info, out, mapRow) => decode(info, await readBytes(info), out, mapRow),
      [Symbol.asyncDispose]: () => reader[Symbol.asyncDispose](),
    };
  } catch (error) {
    await reader[Symbol.asyncDispose]();
    throw error;
  }
}

function decode({ codec, shape, size }: GgufTensorInfo, bytes: Uint8Array, out: Float32Array, mapRow?: (row: number) => number): void {
  if (!mapRow) return codec.decode(bytes, 0, out, 0, size);
  const columns = shape.at(-1)!;
  const rowBytes = (columns / codec.blockSize) * codec.blockBytes;
  for (let row = 0; row < size / columns; row++) codec.decode(bytes, row * rowBytes, out, mapRow(row) * columns, columns);
}

interface Header {
  readonly metadata: ReadonlyMap<string, GgufValue>;
  readonly tensors: ReadonlyMap<string, GgufTensorInfo>;
}

/** The header's length is written nowhere, so ever longer prefixes of the file are tried. */
async function readHeader(reader: FileReader): Promise<Header> {
  const largest = Math.min(reader.size, maxHeaderBytes);
  for (let length = Math.min(largest, 1 << 22); ; length = Math.min(largest, length * 4)) {
    const bytes = new Uint8Array(length);
    await reader.fill(bytes, 0);
    try {
      return parseHeader(reader.file, new GgufCursor(bytes), reader.size);
    } catch (error) {
      if (error instanceof ModelFileError) throw error;
      if (error instanceof RangeError) throw new ModelFileError(reader.file, `is corrupt: ${error.message}.`, { cause: error });
      if (!(error instanceof EndOfBytes)) throw error;
      if (length === maxHeaderBytes && length < reader.size) throw new ModelFileError(reader.file, `has a header of more than ${maxHeaderBytes} bytes. It is corrupt.`, { cause: error });
      if (length === reader.size) throw new ModelFileError(reader.file, `ends at byte ${length}, inside its header. It is truncated; download or copy it again.`, { cause: error });
    }
  }
}

function parseHeader(file: string, cursor: GgufCursor, fileSize: number): Header {
  const magic = cursor.uint32();
  if (magic !== 0x46554747) throw new ModelFileError(file, "does not start with GGUF. It is not a GGUF file.");
  const version = cursor.uint32();
  if (version !== 2 && version !== 3) throw new ModelFileError(file, `has GGUF version ${version}; supported are 2 and 3 (little-endian). Convert it again with a current llama.cpp.`);
  const tensorCount = cursor.uint64();
  const keyCount = cursor.uint64();
  const metadata = new Map<string, GgufValue>();
  for (let i = 0; i < keyCount; i++) {
    const key = cursor.string();
    if (metadata.has(key)) throw new ModelFileError(file, `has the key "${key}" twice. The file is corrupt.`);
    metadata.set(key, cursor.value(cursor.uint32()));
  }
  const descriptions = [];
  for (let i = 0; i < tensorCount; i++) descriptions.push(readDescription(file, cursor));
  const alignment = metadata.get("general.alignment") ?? 32;
  if (typeof alignment !== "number" || !(alignment > 0) || alignment % 8 !== 0) throw new ModelFileError(file, `general.alignment is ${String(alignment)}; expected a multiple of 8.`);
  const start = Math.ceil(cursor.position / alignment) * alignment;
  const tensors = new Map<string, GgufTensorInfo>();
  for (const { offset, ...rest } of descriptions) {
    if (tensors.has(rest.name)) throw new ModelFileError(file, `has the tensor "${rest.name}" twice. The file is corrupt.`);
    const position = start + offset;
    if (position + rest.byteLength > fileSize) {
      throw new ModelFileError(file, `tensor "${rest.name}" ends at byte ${position + rest.byteLength}, but the file has ${fileSize}. It is truncated; download or copy it again.`);
    }
    tensors.set(rest.name, { ...rest, position });
  }
  checkOverlaps(file, tensors);
  return { metadata, tensors };
}

function readDescription(file: string, cursor: GgufCursor): Omit<GgufTensorInfo, "position"> & { offset: number } {
  const name = cursor.string();
  const dimensions = cursor.uint32();
  if (dimensions > 4) throw new ModelFileError(file, `tensor "${name}" has ${dimensions} dimensions; at most 4 are allowed. The file is corrupt.`);
  const shape = Array.from({ length: dimensions }, () => cursor.uint64()).reverse();
  const type = cursor.uint32();
  const offset = cursor.uint64();
  const codec = ggufCodecs.get(type);
  if (!codec) {
    const supported = [...ggufCodecs.values()].map((known) => known.name).join(", ");
    throw new ModelFileError(file, `tensor "${name}" has GGUF type number ${type}; supported are ${supported}. Quantise the model to one of these, for example Q8_0.`);
  }
  const size = shape.reduce((product, n) => product * n, 1);
  if (!Number.isSafeInteger(size) || (shape.at(-1) ?? 1) % codec.blockSize !== 0) {
    throw new ModelFileError(file, `tensor "${name}" (${codec.name}) has shape [${shape.join(", ")}]; rows must be a multiple of ${codec.blockSize}. The file is corrupt.`);
  }
  return { name, codec, shape, size, byteLength: (size / codec.blockSize) * codec.blockBytes, offset };
}

function checkOverlaps(file: string, tensors: ReadonlyMap<string, GgufTensorInfo>): void {
  let end = 0;
  for (const info of [...tensors.values()].sort((a, b) => a.position - b.position)) {
    if (info.position < end) throw new ModelFileError(file, `tensor "${info.name}" overlaps the tensor before it. The file is corrupt.`);
    end = info.position + info.byteLength;
  }
}
