import { serve } from "../workers/serve.ts";
import { LlamaRunner, type RunnerOptions } from "./llama-runner.ts";
import type { RunRequest } from "./model-runner.ts";

let runner: LlamaRunner | null = null;

const handlers = {
  create: (options: RunnerOptions) => {
    runner = new LlamaRunner(options);
  },
  run: (request: RunRequest) => {
    if (!runner) throw new Error("The runner has not been created, or has been disposed of.");
    request.gradient?.fill(0);
    return runner.run(request);
  },
  dispose: async () => {
    await runner?.[Symbol.asyncDispose]();
    runner = null;
  },
};

export type RunnerHandlers = typeof handlers;
serve(() => handlers);
