import { readFile } from "node:fs/promises";
import { scanUnits, type LogHeader } from "./scan-log.ts";

/** `line` is from 1; of a log, the record's number. */
export type JsonLine = { readonly line: number; readonly value: unknown } | { readonly line: number; readonly fault: string };

/**
 * Reads a JSONL file of any origin: one of our logs (its committed records alone) or plain lines. Blank lines are left out.
 * A line that is no JSON has a fault, and hides no other. @throws RunError where a log is damaged.
 */
export async function readJsonLines(path: string): Promise<JsonLine[]> {
  const lines = (await readFile(path, "utf8")).split("\n");
  const log = logName(lines[0]!);
  if (log !== null) {
    const records: unknown[] = [];
    for await (const unit of scanUnits(path, log)) records.push(...unit.records);
    return records.map((value, index) => ({ value, line: index + 1 }));
  }
  return lines.flatMap((text, index) => (text.trim() === "" ? [] : [parse(text, path, index + 1)]));
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

function parse(text: string, path: string, line: number): JsonLine {
  try {
    return { value: JSON.parse(text) as unknown, line };
  } catch {
    return { fault: `${path}:${line} is not JSON; each line must hold one row.`, line };
  }
}
