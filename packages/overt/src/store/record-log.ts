import { open, readFile, stat, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { RunError } from "../core/errors.ts";
import { syncFolder } from "./atomic-file.ts";
import { onDisk } from "./disk-errors.ts";
import { makeFolder } from "./make-folder.ts";
import { foreignLog, renderHeader, renderUnit, scanUnits } from "./scan-log.ts";

/**
 * Append-only JSONL of records in units. A unit is written in one go, ends in a commit line and is flushed to disk;
 * it is there whole or it is redone. Opening drops what an interruption left behind.
 *
 * Layout: `{"canary":…,"log":…,"version":1}`, then for each unit its records and `{"$unit":id,"$records":n}`.
 */
export class RecordLog<T> implements AsyncDisposable {
  readonly path: string;
  readonly name: string;
  readonly #handle: FileHandle;
  readonly #units = new Set<string>();
  #end = 0;
  #count = 0;
  #queue: Promise<void> = Promise.resolve();
  #broken: unknown = null;

  private constructor(path: string, name: string, handle: FileHandle) {
    this.path = path;
    this.name = name;
    this.#handle = handle;
  }

  /** Opens a log for appending, or creates it. `name` says what the records are ("rollouts") and must match. */
  static async open<T>(path: string, name: string): Promise<RecordLog<T>> {
    return onDisk("Opening", path, async () => {
      await makeFolder(dirname(path));
      const size = await stat(path).then(({ size }) => size, () => 0);
      const header = Buffer.from(renderHeader(name));
      const log = new RecordLog<T>(path, name, await open(path, "a"));
      try {
        // A file shorter than its header was torn while it was being created, or is something else.
        if (size > 0 && size < header.length) await checkTornHeader(path, name, header);
        else if (size > 0) {
          log.#end = header.length;
          for await (const unit of scanUnits<T>(path, name)) {
            log.#units.add(unit.id);
            log.#count += unit.records.length;
            log.#end = unit.end;
          }
        }
        if (log.#end < size) await log.#handle.truncate(log.#end);
        if (log.#end === 0) {
          await log.#write(header);
          await syncFolder(dirname(path));
        }
        return log;
      } catch (error) {
        await log.#handle.close();
        throw error;
      }
    });
  }

  /** Ids of the units that are recorded. */
  get units(): ReadonlySet<string> {
    return this.#units;
  }

  /** Number of records. */
  get count(): number {
    return this.#count;
  }

  has(unit: string): boolean {
    return this.#units.has(unit);
  }

  /** Records a unit, whole, and returns when it is on disk. A unit id can be used once. */
  async append(unit: string, records: readonly T[]): Promise<void> {
    const done = this.#queue.then(() => this.#append(unit, records));
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #append(unit: string, records: readonly T[]): Promise<void> {
    if (this.#broken !== null) throw new RunError(`${this.path} could not be written before; run the same command again.`, { cause: this.#broken });
    if (this.#units.has(unit)) throw new Error(`Unit "${unit}" is already recorded in ${this.path}; check has(unit) first.`);
    await onDisk("Writing", this.path, () => this.#write(Buffer.from(renderUnit(unit, records))));
    this.#units.add(unit);
    this.#count += records.length;
  }

  /** All bytes or none: a failed write is cut off again. */
  async #write(bytes: Buffer): Promise<void> {
    try {
      for (let from = 0; from < bytes.length; ) from += (await this.#handle.write(bytes, from)).bytesWritten;
      await this.#handle.sync();
      this.#end += bytes.length;
    } catch (error) {
      // If even this fails, the half unit has no commit line and is dropped when the log is opened again.
      await this.#handle.truncate(this.#end).catch(() => (this.#broken = error));
      throw error;
    }
  }

  /** Streams the records, in order. */
  async *read(): AsyncGenerator<T> {
    for await (const unit of this.readUnits()) yield* unit.records;
  }

  async *readUnits(): AsyncGenerator<{ readonly id: string; readonly records: readonly T[] }> {
    await this.#queue;
    yield* scanUnits<T>(this.path, this.name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#queue;
    await this.#handle.close();
  }
}

/** A torn header is the beginning of one, or bytes that never reached the disk. Anything else is not ours to overwrite. */
async function checkTornHeader(path: string, name: string, header: Buffer): Promise<void> {
  const bytes = await readFile(path);
  if (!header.subarray(0, bytes.length).equals(bytes) && bytes.some((byte) => byte !== 0)) throw foreignLog(path, name);
}

/** Streams the committed records of a log that may be in use by another process. Nothing is changed; a missing file is empty. */
export async function* readRecords<T>(path: string, name: string): AsyncGenerator<T> {
  const there = await stat(path).then((info) => info.size > 0, () => false);
  if (!there) return;
  for await (const unit of scanUnits<T>(path, name)) yield* unit.records;
}
