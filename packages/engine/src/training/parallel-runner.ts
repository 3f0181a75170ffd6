import { WorkerClient } from "../workers/worker-client.ts";
import type { RunnerOptions } from "./llama-runner.ts";
import type { ModelRunner, RunRequest, RunResult } from "./model-runner.ts";
import type { MicroBatch } from "./pack-batch.ts";
import type { RunnerHandlers } from "./runner.worker.ts";

/**
 * Shares the runs of a batch out among worker threads, each with a session of its own. Several
 * one-thread sessions are a little faster than one session of several threads on idle cores, and
 * much faster on busy ones, where the threads of one operator wait for each other. Which worker does
 * what, and the order in which gradients are added, depend on the batch alone: results repeat exactly.
 */
export class ParallelRunner implements ModelRunner {
  readonly #workers: { readonly client: WorkerClient<RunnerHandlers>; readonly gradient: Float32Array }[];
  readonly #created: Promise<unknown>;

  constructor(options: RunnerOptions, workers: number) {
    this.#workers = Array.from({ length: workers }, () => ({
      client: new WorkerClient<RunnerHandlers>(new URL("./runner.worker.ts", import.meta.url)),
      gradient: new Float32Array(new SharedArrayBuffer(options.parameters.byteLength)),
    }));
    this.#created = Promise.all(this.#workers.map(({ client }) => client.call("create", options)));
    // Reported by the first run.
    this.#created.catch(() => {});
  }

  async run(request: RunRequest): Promise<RunResult> {
    await this.#created;
    const shares = shareOut(request.plan, this.#workers.length);
    const results = await Promise.all(shares.map((plan, i) => {
      const { client, gradient } = this.#workers[i]!;
      return client.call("run", { ...request, plan, gradient: request.gradient && gradient });
    }));
    if (request.gradient) {
      for (const { gradient } of this.#workers.slice(0, shares.length)) {
        for (let i = 0; i < gradient.length; i++) request.gradient[i]! += gradient[i]!;
      }
    }
    return { logprobs: results.flatMap(({ logprobs }) => logprobs), computedTokens: results.reduce((sum, { computedTokens }) => sum + computedTokens, 0) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#workers.map(async ({ client }) => {
      // After a crash there is nothing left to release but the handle.
      await client.call("dispose").catch(() => {});
      await client[Symbol.asyncDispose]();
    }));
  }
}

/** Splits runs among at most `workers`, the dearest first, each to the one with least to do. None comes out empty. */
export function shareOut(plan: readonly MicroBatch[], workers: number): MicroBatch[][] {
  const shares = Array.from({ length: Math.min(workers, plan.length) }, () => ({ parts: [] as MicroBatch[], cost: 0 }));
  // The linear layers' share grows with the tokens, attention's with what each of them sees as well.
  const cost = ({ tokens, longest }: MicroBatch): number => tokens * (1 + longest / 2000);
  for (const part of plan.toSorted((a, b) => cost(b) - cost(a))) {
    const lightest = shares.reduce((best, share) => (share.cost < best.cost ? share : best));
    lightest.parts.push(part);
    lightest.cost += cost(part);
  }
  return shares.map(({ parts }) => parts);
}
