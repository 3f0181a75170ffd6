import { open, rm, stat, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { RunError } from "../core/errors.ts";
import { writeFileAtomic } from "./atomic-file.ts";
import { onDisk } from "./disk-errors.ts";
import { readLines, type Line } from "./lines.ts";
import { makeFolder } from "./make-folder.ts";

/** One point of one training curve, e.g. `{series: "cure", step: 10, values: {"loss/train": 1.2}}`. */
export interface MetricRow {
  readonly series: string;
  readonly step: number;
  readonly values: Readonly<Record<string, number>>;
}

/**
 * `metrics.jsonl`: one row a line, nothing else, so that any tool can plot it. It holds no scenario text.
 * A torn last line is dropped; a series is rewound to the checkpoint from which training goes on.
 */
export class MetricLog implements AsyncDisposable {
  readonly path: string;
  #handle: FileHandle;

  private constructor(path: string, handle: FileHandle) {
    this.path = path;
    this.#handle = handle;
  }

  static async open(path: string): Promise<MetricLog> {
    return onDisk("Opening", path, async () => {
      await makeFolder(dirname(path));
      let end = 0;
      const size = await stat(path).then((info) => info.size, () => 0);
      if (size > 0) for await (const line of readLines(path)) end = line.end;
      const handle = await open(path, "a");
      if (end < size) await handle.truncate(end);
      return new MetricLog(path, handle);
    });
  }

  async append(row: MetricRow): Promise<void> {
    await onDisk("Writing", this.path, async () => {
      await this.#handle.appendFile(`${JSON.stringify(row)}\n`);
      await this.#handle.sync();
    });
  }

  async *read(): AsyncGenerator<MetricRow> {
    yield* readMetrics(this.path);
  }

  /** Drops the rows of `series` after `step`: training goes on from the checkpoint of that step. */
  async rewind(series: string, step: number): Promise<void> {
    const kept: string[] = [];
    let dropped = 0;
    for await (const row of readMetrics(this.path)) {
      if (row.series === series && row.step > step) dropped++;
      else kept.push(`${JSON.stringify(row)}\n`);
    }
    if (dropped === 0) return;
    await this.#handle.close();
    if (kept.length === 0) await rm(this.path);
    else await writeFileAtomic(this.path, kept.join(""));
    this.#handle = await open(this.path, "a");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle.close();
  }
}

function parseRow(path: string, line: Line): MetricRow {
  try {
    return JSON.parse(line.text) as MetricRow;
  } catch (error) {
    throw new RunError(`${path} is damaged at line ${line.number}; restore the file from a copy, or delete the line.`, { cause: error });
  }
}

/** Streams the rows of a metrics file; a missing file has none. */
export async function* readMetrics(path: string): AsyncGenerator<MetricRow> {
  if (!(await stat(path).then(() => true, () => false))) return;
  for await (const line of readLines(path)) yield parseRow(path, line);
}
