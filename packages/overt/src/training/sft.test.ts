import type { Datum, TrainingClient } from "@overt/engine";
import { describe, expect, it } from "vitest";
import { learningRateAt } from "./schedule.ts";
import { batchAt, runSft, type SftCheckpoints, type SftConfig, type SftMetric, type SftPosition } from "./sft.ts";

const config: SftConfig = {
  batchSize: 2,
  maxSteps: 12,
  schedule: { kind: "linear", peak: 1, warmupSteps: 2 },
  maxGradNorm: 1,
  weightDecay: 0,
  seed: 3,
  validationEvery: 2,
  checkpointEvery: 4,
  patience: 2,
};
const datum = (id: number): Datum => ({ tokens: Uint32Array.of(id, id), weights: Float32Array.of(0, 1) });
const train = [0, 1, 2, 3, 4].map(datum);

/** A model of one number that learning moves by the rate; its validation loss is a parabola around 3. */
function fakeClient(seen: number[][]) {
  let weight = 0;
  let saved = 0;
  const resultOf = (batch: readonly Datum[]) => ({
    loss: (weight - 3) ** 2, targetTokens: batch.length, tokens: 2 * batch.length, computedTokens: 2 * batch.length, logprobs: [], metrics: {},
  });
  const client: TrainingClient = {
    forwardBackward: async (batch) => {
      seen.push(batch.map((each) => each.tokens[0]!));
      return resultOf(batch);
    },
    forward: async (batch) => resultOf(batch),
    logprobs: async (batch) => batch.map(({ tokens }) => new Float32Array(tokens.length)),
    optimStep: async ({ learningRate }) => {
      weight += learningRate;
      return { gradNorm: 1, step: 0 };
    },
    saveWeights: async () => undefined,
    saveState: async () => void (saved = weight),
    loadState: async () => void (weight = saved),
    [Symbol.asyncDispose]: async () => undefined,
  };
  return client;
}

function memoryCheckpoints(client: TrainingClient) {
  let kept: SftPosition | null = null;
  const best: number[] = [];
  const checkpoints: SftCheckpoints = {
    load: async () => {
      if (kept) await client.loadState("");
      return kept;
    },
    save: async (position) => {
      await client.saveState("");
      kept = position;
    },
    keepBest: async (step) => void best.push(step),
  };
  return { checkpoints, best };
}

describe("runSft", () => {
  it("stops at the plateau of the validation loss and keeps the best step", async () => {
    const seen: number[][] = [];
    const client = fakeClient(seen);
    const { checkpoints, best } = memoryCheckpoints(client);
    const position = await runSft({ client, train, validation: [datum(9)], config: { ...config, maxSteps: 40, schedule: { kind: "constant", peak: 0.5, warmupSteps: 0 } }, checkpoints, onMetric: async () => undefined });
    // The weight passes 3 after step 6; two validations without a better loss end it.
    expect(position).toMatchObject({ bestStep: 6, step: 10, finished: true, bestLoss: 0 });
    expect(best).toEqual([2, 4, 6]);
  });

  it.each(["stop", "kill"] as const)("resumes exactly after a %s: the same batches and metrics as an uninterrupted run", async (how) => {
    const run = async (stopAfter: number | null): Promise<{ seen: number[][]; metrics: SftMetric[] }> => {
      const seen: number[][] = [];
      const metrics: SftMetric[] = [];
      const client = fakeClient(seen);
      const { checkpoints } = memoryCheckpoints(client);
      const abort = new AbortController();
      const options = {
        client,
        train,
        validation: [datum(9)],
        config: { ...config, patience: 0 },
        checkpoints,
        onMetric: async (metric: SftMetric) => void metrics.push(metric),
        onStep: (step: number) => {
          if (step !== stopAfter) return;
          if (how === "kill") throw new Error("killed");
          abort.abort();
        },
        signal: abort.signal,
      };
      if (stopAfter !== null) {
        await expect(runSft(options)).rejects.toThrow();
        // Asked to stop, it saves where it is; killed, it goes back to the last checkpoint.
        const rewindTo = how === "stop" ? stopAfter : stopAfter - (stopAfter % config.checkpointEvery);
        seen.length = rewindTo;
        metrics.splice(0, metrics.length, ...metrics.filter((each) => each.step <= rewindTo));
      }
      const { onStep: _, ...again } = options;
      await runSft({ ...again, signal: new AbortController().signal });
      return { seen, metrics };
    };
    expect(await run(7)).toEqual(await run(null));
  });

  it("refuses an empty training set with the way out", async () => {
    const client = fakeClient([]);
    await expect(runSft({ client, train: [], validation: [], config, checkpoints: memoryCheckpoints(client).checkpoints, onMetric: async () => undefined })).rejects.toThrow(/train is empty/);
  });
});

describe("batchAt", () => {
  it("goes through every row once an epoch, and batches straddle epochs", () => {
    const first = [0, 1, 2, 3, 4].flatMap((step) => batchAt(5, 2, 1, step));
    expect(first.slice(0, 5).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
    expect(first.slice(5).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
  });
});

describe("learningRateAt", () => {
  it("warms up to the peak and falls", () => {
    const rate = (kind: "constant" | "linear" | "cosine", step: number) => learningRateAt({ kind, peak: 2, warmupSteps: 4 }, step, 9);
    expect(rate("linear", 2)).toBe(1);
    expect(rate("cosine", 4)).toBe(2);
    expect(rate("constant", 9)).toBe(2);
    expect(rate("linear", 7)).toBeCloseTo(1, 12); // half of the way down
    expect(rate("cosine", 7)).toBeCloseTo(1, 12);
    expect(rate("linear", 9)).toBeGreaterThan(0);
  });
});
