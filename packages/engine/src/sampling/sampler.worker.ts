import type { SampledSequence, SampleRequest, ScoreRequest } from "../ports/sampling.ts";
import type { ModelWeights } from "../ports/weights.ts";
import { serve } from "../workers/serve.ts";
import type { BatchSamplerSettings } from "./batch-sampler.ts";
import { BatchSampler } from "./batch-sampler.ts";

/** What `createSampler` asks of its worker. */
export interface SamplerHandlers {
  readonly open: (argument: { model: ModelWeights; settings: BatchSamplerSettings }) => void;
  readonly sample: (argument: SampleCall) => Promise<SampledSequence[]>;
  readonly score: (rows: readonly ScoreRequest[]) => Promise<Float32Array[]>;
  readonly reset: () => Promise<void>;
  readonly [method: string]: (argument: never) => unknown;
}

export interface SampleCall {
  readonly requests: readonly SampleRequest[];
  /** Shared with the caller, who sets entry 0 to 1 to stop the call between two runs of the model. */
  readonly stop: Int32Array;
  /** Returned with each progress event. */
  readonly call: number;
}

/** Payload of the worker's "tokens" event. */
export interface TokensEvent {
  readonly call: number;
  readonly count: number;
}

serve<SamplerHandlers>((emit) => {
  let sampler: BatchSampler | null = null;
  const opened = (): BatchSampler => {
    if (!sampler) throw new Error("The sampler is not open.");
    return sampler;
  };
  return {
    open: ({ model, settings }) => {
      sampler = new BatchSampler(model, settings);
    },
    sample: async ({ requests, stop, call }) => await opened().sample(requests, {
      check: () => {
        if (Atomics.load(stop, 0) !== 0) throw new DOMException("Sampling was aborted.", "AbortError");
      },
      onTokens: (count) => emit("tokens", { call, count } satisfies TokensEvent),
    }),
    score: async (rows) => await opened().score(rows),
    reset: async () => await opened().reset(),
  };
  // At once: the sampler itself lets calls share a batch, and a reset wait for them.
}, ["sample", "reset"]);
