import { randomUUID } from "node:crypto";
import { open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { onDisk } from "./disk-errors.ts";
import { makeFolder } from "./make-folder.ts";

/** Flushes a folder's entries, so that a rename survives a power cut. Where folders cannot be opened, does nothing. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    await using handle = await open(folder, "r");
    await handle.sync();
  } catch {
    // Not possible on every platform; the rename is atomic either way.
  }
}

/** Writes a file whole or not at all: a reader sees the old content or the new, never a part. `flag` is the one that chooses another place. */
export async function writeFileAtomic(path: string, data: string | Uint8Array, flag?: string): Promise<void> {
  await onDisk("Writing", path, async () => {
    const folder = dirname(path);
    await makeFolder(folder);
    const temporary = join(folder, `.${basename(path)}.${randomUUID()}.tmp`);
    try {
      const handle = await open(temporary, "wx");
      try {
        await handle.writeFile(data);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw error;
    }
    await syncFolder(folder);
  }, flag);
}

/** Removes what interrupted atomic writes left behind, files and folders of models, in a folder and all below it. Call it under the folder's lock. */
export async function sweepTemporaries(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const draft = entry.isFile() ? /^\..+\.([0-9a-f-]{36}\.tmp|[0-9a-f]{12}\.new)$/ : /^\..+\.[0-9a-f]{12}\.new$/; // the latter: the engine's, of models
    if (draft.test(entry.name)) await rm(join(entry.parentPath, entry.name), { recursive: true, force: true });
  }
}
