import { inspect } from "node:util";
import type { ScoreRequest } from "../ports/sampling.ts";
import type { ModelConfig } from "../ports/weights.ts";
import { checkIds, SampleRequestError } from "./check-requests.ts";
import type { Forward } from "./forward.ts";

/** Throws SampleRequestError for the first row that cannot be scored. */
export function checkScoreRequests(rows: readonly ScoreRequest[], { vocabSize, contextLength }: ModelConfig): void {
  const given: unknown = rows;
  if (!Array.isArray(given)) throw new SampleRequestError(`rows is ${inspect(given, { depth: 0 })}; it must be an array, with one row or more.`);
  rows.forEach(({ tokens, from }, i) => {
    const fail = (field: string, value: unknown, rule: string): never => {
      throw new SampleRequestError(`rows[${i}].${field} is ${String(value)}; ${rule}`);
    };
    checkIds(tokens, "tokens", vocabSize, fail);
    if (tokens.length > contextLength) fail("tokens.length", tokens.length, `the model's context is ${contextLength}. Shorten the row.`);
    if (!Number.isSafeInteger(from) || from < 1 || from > tokens.length) {
      fail("from", from, `it must be an integer from 1 to the row's ${tokens.length} tokens. Nothing predicts the first token.`);
    }
  });
}

/** Scores rows in runs of at most `budget` tokens (a longer row by itself), rows of about the same length together. */
export async function scoreRuns(forward: Forward, rows: readonly ScoreRequest[], config: ModelConfig, budget: number): Promise<Float32Array[]> {
  checkScoreRequests(rows, config);
  const results = rows.map((): Float32Array => new Float32Array());
  const order = rows.flatMap(({ tokens, from }, i) => (from < tokens.length ? [i] : [])).sort((a, b) => rows[b]!.tokens.length - rows[a]!.tokens.length || a - b);
  while (order.length > 0) {
    const count = Math.max(1, Math.floor(budget / rows[order[0]!]!.tokens.length));
    const run = order.splice(0, count);
    const scored = await forward.score(run.map((i) => rows[i]!));
    run.forEach((i, at) => (results[i] = scored[at]!));
  }
  return results;
}
