import { stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { hashFile } from "../formats/file-reader.ts";
import { modelRegistry, type RegistryEntry } from "./model-registry.ts";

export interface StoreOptions {
  /** Folder that holds `models/`. @default $OVERT_HOME, else ~/.cache/overt */
  readonly home?: string;
}

/** Folder of a pulled model. */
export function modelFolder(name: string, { home }: StoreOptions = {}): string {
  return join(resolve(home ?? (process.env["OVERT_HOME"] || join(homedir(), ".cache", "overt"))), "models", name);
}

export interface ListedModel {
  readonly name: string;
  readonly description: string;
  readonly license: string;
  /** Size of its files, bytes. */
  readonly bytes: number;
  /** SHA-256 of the weights. */
  readonly hash: string;
  readonly folder: string;
  /** All files are there in full length. */
  readonly pulled: boolean;
}

/** Models that can be pulled by name, and whether they are on this machine. */
export async function listModels(options: StoreOptions = {}): Promise<ListedModel[]> {
  return Promise.all(
    Array.from(modelRegistry.values(), async (entry) => ({
      name: entry.name,
      description: entry.description,
      license: entry.license,
      bytes: totalBytes(entry),
      hash: entry.files[0]!.sha256,
      folder: modelFolder(entry.name, options),
      pulled: await isPulled(entry, options),
    })),
  );
}

/** Whether every file is there in full length; `verify` also compares hashes. */
export async function isPulled(entry: RegistryEntry, options: StoreOptions & { verify?: boolean } = {}): Promise<boolean> {
  const folder = modelFolder(entry.name, options);
  for (const file of entry.files) {
    const path = join(folder, file.name);
    const size = await stat(path).then((found) => found.size, () => -1);
    if (size !== file.bytes) return false;
    if (options.verify && (await hashFile(path)) !== file.sha256) return false;
  }
  return true;
}

export function totalBytes(entry: RegistryEntry): number {
  return entry.files.reduce((sum, file) => sum + file.bytes, 0);
}
