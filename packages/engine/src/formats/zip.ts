import { createReadStream, createWriteStream } from "node:fs";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32, createInflateRaw } from "node:zlib";
import { openFileReader, type FileReader } from "./file-reader.ts";
import { ModelFileError } from "./model-file-error.ts";

interface ZipMember {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  /** Position of the member's local header. */
  readonly position: number;
}

/**
 * Writes one member of a ZIP archive to `output`, streaming, and checks its length and CRC-32.
 * Node has inflate built in, so that this needs no library; ZIP64 and encryption are not supported.
 * @throws ModelFileError when the archive is broken or lacks the member, or the member is larger than `maxBytes`.
 */
export async function extractZipMember(file: string, name: string, output: string, options: { maxBytes: number; onBytes?: (bytes: number) => void; signal?: AbortSignal }): Promise<void> {
  const { member, start } = await locate(file, name);
  if (member.bytes > options.maxBytes) throw new ModelFileError(file, `"${name}" has ${member.bytes} bytes; expected at most ${options.maxBytes}.`);
  let written = 0;
  let crc = 0;
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      written += chunk.length;
      crc = crc32(chunk, crc);
      options.onBytes?.(written);
      if (written > member.bytes) done(new ModelFileError(file, `"${name}" is longer than its directory entry says. The archive is corrupt.`));
      else done(null, chunk);
    },
  });
  const source = createReadStream(file, { start, end: Math.max(start, start + member.compressedBytes - 1), highWaterMark: 1 << 20 });
  const sink = createWriteStream(output, { flags: "wx", flush: true });
  const abort = options.signal ? { signal: options.signal } : {};
  try {
    if (member.method === 8) await pipeline(source, createInflateRaw(), check, sink, abort);
    else await pipeline(source, check, sink, abort);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith("Z_")) throw new ModelFileError(file, `"${name}" cannot be unpacked. The archive is corrupt; download it again.`, { cause: error });
    throw error;
  }
  if (written !== member.bytes || crc !== member.crc) throw new ModelFileError(file, `"${name}" fails its checksum. The archive is corrupt; download it again.`);
}

async function locate(file: string, name: string): Promise<{ member: ZipMember; start: number }> {
  await using reader = await openFileReader(file);
  const members = await readDirectory(reader);
  const member = members.find((entry) => entry.name === name);
  if (!member) throw new ModelFileError(file, `holds no "${name}" (it has ${members.slice(0, 5).map((entry) => entry.name).join(", ")}).`);
  if (member.method !== 0 && member.method !== 8) throw new ModelFileError(file, `"${name}" uses compression method ${member.method}; supported are 0 (stored) and 8 (deflate).`);
  const header = await read(reader, member.position, 30);
  if (header.readUInt32LE(0) !== 0x04034b50) throw new ModelFileError(file, `has no local header for "${name}". The archive is corrupt.`);
  const start = member.position + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (start + member.compressedBytes > reader.size) throw new ModelFileError(file, `ends inside "${name}". The archive is truncated; download it again.`);
  return { member, start };
}

async function readDirectory(reader: FileReader): Promise<ZipMember[]> {
  const tail = await read(reader, Math.max(0, reader.size - 65_557), Math.min(reader.size, 65_557));
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (at < 0 || at + 22 > tail.length) throw new ModelFileError(reader.file, "has no ZIP directory. It is truncated or not a ZIP archive.");
  const length = tail.readUInt32LE(at + 12);
  const position = tail.readUInt32LE(at + 16);
  if (position + length > reader.size) throw new ModelFileError(reader.file, "has a ZIP directory beyond its end (ZIP64 is not supported).");
  const directory = await read(reader, position, length);
  const members: ZipMember[] = [];
  for (let p = 0; p + 46 <= directory.length; ) {
    const nameLength = directory.readUInt16LE(p + 28);
    members.push({
      name: directory.toString("utf8", p + 46, p + 46 + nameLength),
      method: directory.readUInt16LE(p + 10),
      crc: directory.readUInt32LE(p + 16),
      compressedBytes: directory.readUInt32LE(p + 20),
      bytes: directory.readUInt32LE(p + 24),
      position: directory.readUInt32LE(p + 42),
    });
    p += 46 + nameLength + directory.readUInt16LE(p + 30) + directory.readUInt16LE(p + 32);
  }
  return members;
}

async function read(reader: FileReader, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  await reader.fill(bytes, position);
  return bytes;
}
