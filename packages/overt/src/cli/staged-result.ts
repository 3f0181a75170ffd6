import type { CommandResult } from "./context.ts";
import { EXIT } from "./exit-codes.ts";
import type { MeasuredResult, StageResult } from "./services.ts";

/** A stage's result as a command's: the run folder comes last. */
export function staged({ run, text, json }: StageResult): CommandResult {
  return { text, json: { ...json, run }, lastLine: run };
}

/** Exit code 3 where the covert rate is above the limit, or was not measured. */
export function withThreshold(result: CommandResult, { covert }: MeasuredResult, limit: number | undefined): CommandResult {
  if (limit === undefined) return result;
  const rate = covert?.rate ?? null;
  const met = rate !== null && rate <= limit;
  const found = rate === null ? "the covert rate was not measured" : `the covert rate is ${(rate * 100).toFixed(1)}%`;
  return {
    ...result,
    text: `${result.text}\nThreshold ${met ? "met" : "not met"}: ${found}, the limit is ${(limit * 100).toFixed(1)}%.`,
    json: { ...(result.json as object), threshold: { limit, rate, met } },
    exitCode: met ? EXIT.ok : EXIT.threshold,
  };
}
