import { existsSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { RunError, UsageError } from "../core/errors.ts";
import { nearestName } from "../core/suggest.ts";
import { parseChatRow, type ChatRow } from "../datasets/chat-row.ts";
import { findRun } from "../store/find-runs.ts";
import { readJsonLines, type JsonLine } from "../store/read-json-lines.ts";

/** Where rows are looked for. */
export interface RowSource {
  /** A JSONL file, a run folder, or a study's name for its latest run. */
  readonly given: string;
  readonly runsFolder: string;
  readonly cwd: string;
  /** Whose dataset, where a run has several; undefined: the cure's, or else the only one. */
  readonly arm?: string;
}

export interface FoundRow {
  readonly row: ChatRow;
  /** From 0. */
  readonly index: number;
  readonly file: string;
  /** Those at fault included. */
  readonly rows: number;
  /** Other rows that cannot be read. */
  readonly faults: readonly RowLineFault[];
  /** The run folder that the file belongs to, which says the model; null for any other file. */
  readonly run: string | null;
}

export interface RowLineFault {
  readonly line: number;
  /** Names file and line. */
  readonly message: string;
}

/**
 * One training row by its index (from 0) or id. Only that row has to be good.
 * @throws UsageError naming what is not there and what is; RunError naming what is wrong with the row.
 */
export async function findTrainingRow(source: RowSource, wanted: string): Promise<FoundRow> {
  const file = await locate(source);
  const rows = (await readJsonLines(file)).map((line) => readRow(line, file));
  if (rows.length === 0) throw new UsageError(`${file} holds no rows.`);
  const index = /^\d+$/.test(wanted) ? Number(wanted) : rows.findIndex((row) => "id" in row && row.id === wanted);
  const row = rows[index];
  if (row === undefined) {
    const near = nearestName(wanted, rows.flatMap((each) => ("id" in each ? [each.id] : [])));
    throw new UsageError(`<row> is "${wanted}", which is not in ${file};${near === null ? "" : ` did you mean "${near}"?`} give an index from 0 to ${rows.length - 1}, or a row's id.`);
  }
  if ("message" in row) throw new RunError(row.message);
  return { row, index, file, rows: rows.length, faults: rows.filter((each) => "message" in each), run: runOf(file) };
}

function readRow(read: JsonLine, file: string): ChatRow | RowLineFault {
  const { line } = read;
  if ("fault" in read) return { line, message: read.fault };
  try {
    return parseChatRow(read.value, `${file}:${line}`);
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    return { line, message: error.message };
  }
}

async function locate({ given, runsFolder, cwd, arm }: RowSource): Promise<string> {
  const path = resolve(cwd, given);
  if (existsSync(path) && statSync(path).isFile()) {
    if (arm !== undefined) throw new UsageError(`--arm is "${arm}", and ${given} is a file, not a run; leave out --arm, or give the run.`);
    return path;
  }
  if (given.endsWith(".jsonl")) throw new UsageError(`${given} does not exist; give a JSONL file, a run folder, or a study with runs.`);
  const run = await findRun(existsSync(path) ? path : given, runsFolder, async (folder) => lacksRows(folder, [...(await listDatasets(folder)).keys()], arm));
  const datasets = await listDatasets(run);
  return datasets.get(arm ?? "cure") ?? [...datasets.values()][0]!;
}

function lacksRows(run: string, arms: readonly string[], arm: string | undefined): string | null {
  if (arm === undefined ? arms.length > 0 : arms.includes(arm)) return null;
  const makers = "`overt train sft` and `overt run` make them";
  if (arm === undefined) return `${run} holds no training rows yet; ${makers}.`;
  return `--arm is "${arm}"; ${run} holds no training rows of it${arms.length > 0 ? `, only of ${arms.join(", ")}` : ""}; ${makers}.`;
}

/** Files of training rows in a run, by arm; an organism's are called "organism". */
async function listDatasets(run: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const folder of (await readdir(run)).sort()) {
    const arm = folder === "demonstrations" ? "organism" : folder.startsWith("dataset-") ? folder.slice("dataset-".length) : null;
    const file = join(run, folder, arm === "organism" ? "demonstrations.jsonl" : "rows.jsonl");
    if (arm !== null && existsSync(file)) found.set(arm, file);
  }
  return found;
}

function runOf(file: string): string | null {
  const run = dirname(dirname(file));
  return existsSync(join(run, "study.resolved.yaml")) && existsSync(join(run, "manifest.json")) ? run : null;
}
