import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { basename, dirname, join, resolve } from "node:path";
import { ModelFileError } from "./model-file-error.ts";

export interface PublishOptions {
  /** A folder that already stands there is replaced only if it is empty or holds a file of this name. */
  readonly replaceable: string;
  /** Runs on the complete temporary folder before it is put in place; throwing keeps the old one. */
  readonly verify?: (folder: string) => Promise<void>;
}

/** A file's bytes, text, or pieces of it that are made as they are written. */
export type FileContent = Uint8Array | string | Iterable<Uint8Array>;

/** Writes a folder of files so that readers see the old one, none, or all of the new one, never a part. */
export async function publishFolder(folder: string, files: ReadonlyMap<string, FileContent>, options: PublishOptions): Promise<void> {
  const target = resolve(folder);
  const parent = dirname(target);
  const prefix = join(parent, `.${basename(target)}.${randomBytes(6).toString("hex")}`);
  const existing = await listFolder(target);
  if (existing && existing.length > 0 && !existing.includes(options.replaceable)) {
    throw new ModelFileError(folder, `exists and holds no ${options.replaceable} (it has ${existing.slice(0, 3).join(", ")}). Choose another folder or remove it.`);
  }
  const temporary = `${prefix}.new`;
  try {
    await mkdir(temporary, { recursive: true });
    for (const [name, content] of files) await writeDurably(join(temporary, name), content);
    await options.verify?.(temporary);
    if (existing) await swap(temporary, target, `${prefix}.old`);
    else await rename(temporary, target);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function swap(temporary: string, target: string, old: string): Promise<void> {
  await rename(target, old);
  try {
    await rename(temporary, target);
  } catch (error) {
    await rename(old, target);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

/** Writes a file so that readers see the old one, none, or all of the new one; `verify` may look at it before it is put in place. */
export async function publishFile(file: string, content: FileContent, verify?: (temporary: string) => Promise<void>): Promise<void> {
  const target = resolve(file);
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString("hex")}.new`);
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeDurably(temporary, content);
    await verify?.(temporary);
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeDurably(path: string, content: FileContent): Promise<void> {
  await using file = await open(path, "wx");
  await file.writeFile(content);
  await file.sync();
}

async function listFolder(folder: string): Promise<string[] | undefined> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new ModelFileError(folder, "exists but is not a folder that can be read. Choose another path.", { cause: error });
  }
}
