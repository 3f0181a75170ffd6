import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CANARY } from "../core/canary.ts";
import { RunError } from "../core/errors.ts";
import { writeFileAtomic } from "./atomic-file.ts";

export const RUN_FORMAT = 1;

/** What exactly was run. Rewritten atomically as the run goes on. */
export interface Manifest {
  /** Version of the run folder. Another version is refused. */
  readonly format: typeof RUN_FORMAT;
  readonly canary: string;
  readonly study: { readonly name: string; readonly kind: string; readonly hash: string };
  readonly status: "running" | "finished";
  readonly seed: number;
  /** Threads that every stage of this run uses, also after a resume on another machine: results depend on it. */
  readonly threads: number;
  /** How that number was chosen where the study left it to the machine. */
  readonly threadsReason?: string;
  readonly versions: Readonly<Record<string, string>>; // overt, engine, node, onnxruntime, …
  readonly machine: { readonly platform: string; readonly cpu: string; readonly cores: number };
  /** SHA-256 of what the run rests on: principles, model, organism, scenarios, … */
  readonly hashes: Readonly<Record<string, string>>;
  /** Stages that are complete, with what they want to remember. */
  readonly stages: Readonly<Record<string, StageMark>>;
  /** Seconds by stage, over all attempts. With `peakMemory` and the two times the only part that differs between equal runs. */
  readonly seconds: Readonly<Record<string, number>>;
  /** The most memory that a process of this run held at a time, in bytes. Runs made before this was recorded lack it. */
  readonly peakMemory?: number;
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

export type StageMark = Readonly<Record<string, string | number | boolean | null>>;

export const manifestPath = (folder: string): string => join(folder, "manifest.json");

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFileAtomic(manifestPath(folder), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** @throws RunError where there is no manifest, it is damaged, or another version wrote it. */
export async function readManifest(folder: string): Promise<Manifest> {
  let value: Partial<Record<keyof Manifest, unknown>>;
  try {
    value = JSON.parse(await readFile(manifestPath(folder), "utf8")) as typeof value;
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new RunError(`${folder} ${missing ? "is not a run folder: it has no manifest.json" : "has a manifest.json that cannot be read"}; give the folder of a run, or start a new one with --new.`, { cause: error });
  }
  if (value.format !== RUN_FORMAT) {
    throw new RunError(`${folder} was written in run format ${JSON.stringify(value.format)}; this version of Overt reads format ${RUN_FORMAT}. Use the version that wrote it, or start a new run with --new.`);
  }
  if (value.canary !== CANARY) throw new RunError(`${folder}/manifest.json has lost its canary; restore it from a copy, or start a new run with --new.`);
  return value as Manifest;
}
