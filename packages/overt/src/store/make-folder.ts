import { mkdir, mkdtemp, rmdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/**
 * Makes a folder and the folders above it that are missing, one at a time. Node's own recursive `mkdir` never comes back where
 * a file system says of every new name that it does not exist (`/proc/x`).
 * @throws the system's error; ENOTDIR where a part of the path is a file.
 */
export async function makeFolder(path: string): Promise<void> {
  const missing: string[] = [];
  let at = resolve(path);
  while (!(await isFolder(at)) && dirname(at) !== at) {
    missing.unshift(at);
    at = dirname(at);
  }
  for (const folder of missing) {
    await mkdir(folder).catch(async (error: NodeJS.ErrnoException) => {
      // Another process may have made it meanwhile.
      if (error.code !== "EEXIST" || !(await isFolder(folder))) throw error;
    });
  }
}

/** Makes a folder, and makes sure before long work that something can be put into it. */
export async function makeWritable(path: string): Promise<void> {
  await makeFolder(path);
  await rmdir(await mkdtemp(join(path, ".overt-")));
}

async function isFolder(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
  throw Object.assign(new Error(`ENOTDIR: not a folder, '${path}'`), { code: "ENOTDIR" });
}
