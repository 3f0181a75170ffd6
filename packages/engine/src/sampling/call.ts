import type { SampledSequence } from "../ports/sampling.ts";
import type { Row } from "./row.ts";

export interface SampleProgress {
  /** Called between runs of the model; throws to stop. */
  readonly check: () => void;
  /** Number of tokens sampled since the last call. */
  readonly onTokens: (count: number) => void;
}

/** Rows that somebody waits for together. */
export class Call {
  readonly rows: readonly Row[];
  readonly #progress: SampleProgress;
  readonly #outcome = Promise.withResolvers<SampledSequence[]>();
  #failed = false;

  constructor(rows: readonly Row[], progress: SampleProgress) {
    this.rows = rows;
    this.#progress = progress;
    this.#outcome.promise.catch(() => {}); // it may fail before its caller comes to wait for it
  }

  get outcome(): Promise<SampledSequence[]> {
    return this.#outcome.promise;
  }

  /** Rejects the call and drops its rows where its caller wants it to stop. */
  poll(): void {
    try {
      this.#progress.check();
    } catch (error) {
      this.fail(error);
    }
  }

  fail(error: unknown): void {
    this.#failed = true;
    for (const row of this.rows) row.drop();
    this.#outcome.reject(error);
  }

  /** Reports tokens and, once all rows have ended, the outcome. */
  advance(count: number): void {
    if (this.#failed) return;
    if (count > 0) this.#progress.onTokens(count);
    if (this.rows.every((row) => row.ended)) this.#outcome.resolve(this.rows.map((row) => row.result));
  }
}
