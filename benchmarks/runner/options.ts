import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";

export interface BenchOptions {
  readonly only: string | undefined;
  readonly repeats: number;
  readonly json: boolean;
  readonly threads: number;
  readonly help: boolean;
}

/** Fewest rounds of which a median is kept as a result. */
export const ENOUGH_REPEATS = 5;

/** Reads the command line. @throws RangeError or TypeError with a sentence for the user. */
export function parseOptions(argv: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: { only: { type: "string" }, repeats: { type: "string", default: String(ENOUGH_REPEATS) }, threads: { type: "string" }, json: { type: "boolean", default: false }, help: { type: "boolean", short: "h", default: false } },
  });
  return {
    only: values.only,
    json: values.json,
    help: values.help,
    repeats: count("--repeats", values.repeats),
    threads: values.threads === undefined ? availableParallelism() : count("--threads", values.threads),
  };
}

function count(flag: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`${flag} is "${text}"; it must be a whole number from 1.`);
  return value;
}
