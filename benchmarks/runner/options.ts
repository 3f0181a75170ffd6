import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";

/** A fault of whoever started it: the sentence is for them. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export interface BenchOptions {
  readonly only: string | undefined;
  readonly repeats: number;
  readonly json: boolean;
  readonly threads: number;
  readonly help: boolean;
}

/** Fewest rounds of which a median is kept as a result. */
export const ENOUGH_REPEATS = 5;

/** Reads the command line. @throws UsageError for what it does not know. */
export function parseOptions(argv: readonly string[]): BenchOptions {
  const values = parse(argv);
  return {
    only: values.only,
    json: values.json,
    help: values.help,
    repeats: count("--repeats", values.repeats),
    threads: values.threads === undefined ? availableParallelism() : count("--threads", values.threads),
  };
}

function parse(argv: readonly string[]) {
  const count = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  try {
    return parseArgs({ args: [...argv], options: { only: { type: "string" }, repeats: { ...count, default: String(ENOUGH_REPEATS) }, threads: count, json: flag, help: { ...flag, short: "h" } } }).values;
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function count(flag: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new UsageError(`${flag} is "${text}"; it must be a whole number from 1.`);
  return value;
}
