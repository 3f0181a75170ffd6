import { readFile } from "node:fs/promises";
import { UsageError } from "../core/errors.ts";
import { scanUnits, type LogHeader } from "./scan-log.ts";

export interface JsonLine {
  readonly value: unknown;
  /** From 1; of a log, the record's number. */
  readonly line: number;
}

/**
 * Reads a JSONL file of any origin: one of our logs (its committed records alone) or plain lines. Blank lines are left out.
 * @throws UsageError naming the line that is no JSON; RunError where a log is damaged.
 */
export async function readJsonLines(path: string): Promise<JsonLine[]> {
  const lines = (await readFile(path, "utf8")).split("\n");
  const log = logName(lines[0]!);
  if (log !== null) {
    const records: unknown[] = [];
    for await (const unit of scanUnits(path, log)) records.push(...unit.records);
    return records.map((value, index) => ({ value, line: index + 1 }));
  }
  return lines.flatMap((text, index) => (text.trim() === "" ? [] : [{ value: parse(text, `${path}:${index + 1}`), line: index + 1 }]));
}

/** The name that a log's first line gives it; null where the line is no log's. */
function logName(first: string): string | null {
  try {
    const header = JSON.parse(first) as Partial<LogHeader> | null;
    return typeof header?.canary === "string" && typeof header.log === "string" ? header.log : null;
  } catch {
    return null;
  }
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`${where} is not JSON; each line must hold one row.`, { cause });
  }
}
