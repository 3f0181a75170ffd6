import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { ModelFileError } from "./model-file-error.ts";

/** A file opened for reading at any place. Short reads are errors, never silent. */
export interface FileReader extends AsyncDisposable {
  readonly file: string;
  /** Bytes in the file. */
  readonly size: number;
  /** Fills all of `bytes` from `position` on. */
  fill(bytes: Uint8Array, position: number): Promise<void>;
}

/** @throws ModelFileError when the file cannot be opened, or a read reaches past its end. */
export async function openFileReader(file: string): Promise<FileReader> {
  const handle = await open(file, "r").catch((cause: unknown) => {
    throw new ModelFileError(file, "cannot be opened. Check the path and its permissions.", { cause });
  });
  const stat = await handle.stat();
  if (!stat.isFile()) {
    await handle.close();
    throw new ModelFileError(file, "is not a file.");
  }
  return {
    file,
    size: stat.size,
    async fill(bytes, position) {
      for (let done = 0; done < bytes.length; ) {
        const { bytesRead } = await handle.read(bytes, done, bytes.length - done, position + done);
        if (bytesRead === 0) throw new ModelFileError(file, `ends at byte ${position + done}, before its contents do. It is truncated; download or copy it again.`);
        done += bytesRead;
      }
    },
    [Symbol.asyncDispose]: () => handle.close(),
  };
}

/** SHA-256 (hex) of a file's bytes. */
export async function hashFile(file: string, options: { signal?: AbortSignal } = {}): Promise<string> {
  const hash = createHash("sha256");
  const stream = createReadStream(file, { highWaterMark: 1 << 20, ...options });
  for await (const chunk of stream as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest("hex");
}
