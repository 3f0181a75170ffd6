import { CANARY } from "../core/canary.ts";
import { RunError } from "../core/errors.ts";
import { readLines, type Line } from "./lines.ts";

/** First line of every record log. */
export interface LogHeader {
  readonly canary: string;
  readonly log: string;
  readonly version: 1;
}

export interface Unit<T> {
  readonly id: string;
  readonly records: readonly T[];
  /** Offset of the byte after the unit's commit line. */
  readonly end: number;
}

/** Last line of a unit. What has no such line after it was interrupted and does not count. */
interface Commit {
  readonly $unit: string;
  readonly $records: number;
}

export function renderHeader(log: string): string {
  return `${JSON.stringify({ canary: CANARY, log, version: 1 } satisfies LogHeader)}\n`;
}

export function renderUnit(id: string, records: readonly unknown[]): string {
  const commit: Commit = { $unit: id, $records: records.length };
  return `${records.map((record) => `${JSON.stringify(record)}\n`).join("")}${JSON.stringify(commit)}\n`;
}

/**
 * Streams the committed units of a log. What an interruption left at the end (a torn line, a unit without its commit, a
 * last unit whose bytes did not all reach the disk) is left out. Damage before a later unit is not an interruption but a
 * broken file, and throws.
 */
export async function* scanUnits<T>(path: string, log: string): AsyncGenerator<Unit<T>> {
  const seen = new Set<string>();
  let records: T[] = [];
  let damaged: Line | null = null;
  let closedDamaged = false;
  for await (const line of readLines(path)) {
    const value = parseLine(line.text);
    if (line.number === 1) checkHeader(value, path, log);
    else if (!isCommit(value)) {
      if (value === undefined) damaged ??= line;
      else records.push(value as T);
    } else if (damaged === null && value.$records === records.length && !seen.has(value.$unit)) {
      seen.add(value.$unit);
      yield { id: value.$unit, records, end: line.end };
      records = [];
    } else {
      if (closedDamaged || seen.has(value.$unit)) throw damage(path, damaged ?? line);
      damaged ??= line;
      closedDamaged = true;
    }
  }
}

function damage(path: string, line: Line): RunError {
  return new RunError(`${path} is damaged at line ${line.number}; restore the file from a copy, or delete it to redo its stage.`);
}

function parseLine(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isCommit(value: unknown): value is Commit {
  return typeof value === "object" && value !== null && typeof (value as Commit).$unit === "string";
}

function checkHeader(value: unknown, path: string, log: string): void {
  const header = value as LogHeader | null | undefined;
  if (header?.version !== 1 || header.log !== log || header.canary !== CANARY) {
    throw foreignLog(path, log);
  }
}

export function foreignLog(path: string, log: string): RunError {
  return new RunError(`${path} is not a version 1 log of ${log} with Overt's canary in its first line; use the version of Overt that wrote it, or start a new run (--new).`);
}
