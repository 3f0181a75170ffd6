import { join } from "node:path";
import { RunError } from "../core/errors.ts";
import type { Study } from "../study/parse-study.ts";
import { sweepTemporaries } from "./atomic-file.ts";
import { lockFolder } from "./lock.ts";
import { readManifest, writeManifest, type Manifest, type StageMark } from "./manifest.ts";
import { MetricLog } from "./metric-log.ts";
import { RecordLog } from "./record-log.ts";

/** One run, locked for this process. Everything a stage writes goes through it. */
export class RunFolder<S extends Study = Study> implements AsyncDisposable {
  readonly path: string;
  /** The resolved study, as kept in the folder: the only input to the run. */
  readonly study: S & { readonly threads: number };
  /** True where the folder held earlier work. */
  readonly resumed: boolean;
  #manifest: Manifest;
  #written: Promise<void> = Promise.resolve();
  readonly #lock: AsyncDisposable;

  constructor(path: string, study: S & { readonly threads: number }, manifest: Manifest, lock: AsyncDisposable, resumed: boolean) {
    this.path = path;
    this.study = study;
    this.resumed = resumed;
    this.#manifest = manifest;
    this.#lock = lock;
  }

  get manifest(): Manifest {
    return this.#manifest;
  }

  /** Path of a file in this run, e.g. `file("models", "cured")`. */
  file(...parts: readonly string[]): string {
    return join(this.path, ...parts);
  }

  /** Opens `<stage>/<name>.jsonl`, e.g. `log<Rollout>("evaluate-before", "rollouts")`. */
  async log<T>(stage: string, name: string): Promise<RecordLog<T>> {
    return RecordLog.open<T>(this.file(stage, `${name}.jsonl`), name);
  }

  async metrics(): Promise<MetricLog> {
    return MetricLog.open(this.file("metrics.jsonl"));
  }

  /**
   * States what the run rests on (principles, model, organism, scenarios).
   * @throws RunError where an earlier attempt of this run rested on something else.
   */
  async pin(name: string, hash: string): Promise<void> {
    const before = this.#manifest.hashes[name];
    if (before === hash) return;
    if (before !== undefined) {
      throw new RunError(`${this.path} was started with another ${name} (${before.slice(0, 12)}, now ${hash.slice(0, 12)}); put the old one back, or start a new run with --new.`);
    }
    await this.#update({ hashes: { ...this.#manifest.hashes, [name]: hash } });
  }

  /** What `finishStage` recorded, or null where the stage is not complete. */
  stage(name: string): StageMark | null {
    return this.#manifest.stages[name] ?? null;
  }

  /** Marks a stage as complete and adds the seconds that it took in this attempt. */
  async finishStage(name: string, seconds: number, mark: StageMark = {}): Promise<void> {
    await this.#update({ stages: { ...this.#manifest.stages, [name]: mark }, ...this.#cost(name, seconds) });
  }

  /** Adds seconds to a stage that is not complete yet (interrupted). */
  async addSeconds(name: string, seconds: number): Promise<void> {
    await this.#update(this.#cost(name, seconds));
  }

  /** Marks the run as finished: the next `overt run` of this study starts a new one. */
  async finish(now: Date = new Date()): Promise<void> {
    await this.#update({ status: "finished", finishedAt: now.toISOString() });
  }

  #cost(name: string, seconds: number): Pick<Manifest, "seconds" | "peakMemory"> {
    const { seconds: before, peakMemory = 0 } = this.#manifest;
    return {
      seconds: { ...before, [name]: (before[name] ?? 0) + seconds },
      peakMemory: Math.max(peakMemory, process.resourceUsage().maxRSS * 1024), // worker threads included
    };
  }

  async #update(change: Partial<Manifest>): Promise<void> {
    this.#manifest = { ...this.#manifest, ...change };
    const written = this.#written.then(() => writeManifest(this.path, this.#manifest));
    this.#written = written.catch(() => undefined);
    return written;
  }

  /** Gives the folder back to other processes. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#written;
    await this.#lock[Symbol.asyncDispose]();
  }
}

/** Locks a folder and reads its manifest again under the lock. */
export async function lockRun(folder: string): Promise<{ lock: AsyncDisposable; manifest: Manifest }> {
  await readManifest(folder);
  const lock = await lockFolder(folder);
  try {
    await sweepTemporaries(folder);
    return { lock, manifest: await readManifest(folder) };
  } catch (error) {
    await lock[Symbol.asyncDispose]();
    throw error;
  }
}
