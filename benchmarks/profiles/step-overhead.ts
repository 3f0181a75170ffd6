/**
 * How much of a small model's training step is spent outside ONNX Runtime's kernels.
 *
 * npx node benchmarks/profiles/step-overhead.ts [rounds=5] [threads=1] [sequences=8] [length=64]
 *
 * About a million parameters: kernels are short, so what every run costs besides (feeds, nodes, copies, the optimizer) shows.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { randomFeeds } from "../../packages/engine/src/graph/__fixtures__/random-feeds.ts";
import { slopeColumns } from "../../packages/engine/src/graph/gradients/loss-slope.ts";
import { readProfile } from "../../packages/engine/src/onnx/read-profile.ts";
import { createSession, type Feeds, type Session } from "../../packages/engine/src/onnx/session.ts";
import type { AdamParams } from "../../packages/engine/src/ports/training.ts";
import type { ModelConfig } from "../../packages/engine/src/ports/weights.ts";
import { randomBatch, randomModel } from "../../packages/engine/src/training/__fixtures__/random-model.ts";
import { createTrainer } from "../../packages/engine/src/training/create-trainer.ts";
import { llamaGraph } from "../../packages/engine/src/training/llama-graph.ts";
import { microBatchFeeds } from "../../packages/engine/src/training/micro-batch-feeds.ts";
import { packBatch } from "../../packages/engine/src/training/pack-batch.ts";
import { weightShapes } from "../../packages/engine/src/models/model-tensors.ts";
import { loraTargets } from "../../packages/engine/src/training/weight-names.ts";

export interface StepOverheadOptions {
  /** Of each part, interleaved. */
  readonly rounds: number;
  readonly threads: number;
  readonly sequences: number;
  /** Tokens of each sequence, all of them targets but the first. */
  readonly length: number;
}

/** Medians over the rounds, in milliseconds. */
export interface StepOverhead {
  readonly parameters: number;
  /** forwardBackward and optimStep, as the caller of a trainer sees them. */
  readonly step: number;
  /** The step's runs of the session, as JavaScript sees them. */
  readonly runs: number;
  /** The kernels of these runs, by ONNX Runtime's own profile. */
  readonly kernels: number;
  /** Share of the step outside kernels, median of the rounds' shares. */
  readonly outside: number;
}

const config: ModelConfig = {
  architecture: "llama", hiddenSize: 128, intermediateSize: 384, layers: 4, heads: 4, kvHeads: 2, headDim: 32, vocabSize: 2048,
  rmsNormEps: 1e-5, ropeTheta: 10000, tiedEmbeddings: true, contextLength: 512, bosToken: null, eosToken: null,
};
const lora = { rank: 8, alpha: 16, seed: 1, targets: loraTargets };
const adam: AdamParams = { learningRate: 1e-4, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0, maxGradNorm: 1 };
/** Runs and steps a round: one alone is near the clock's noise. */
const repeats = 5;

export async function measureStepOverhead({ rounds, threads, sequences, length }: StepOverheadOptions): Promise<StepOverhead> {
  const batch = randomBatch(Array.from({ length: sequences }, () => length), length - 1, config.vocabSize);
  const tokensPerRun = sequences * length;
  const graph = llamaGraph({ config, lora, backward: true, positions: config.contextLength });
  const [plan] = packBatch(batch.map(({ tokens }) => tokens), { tokensPerRun });
  const targets = Int32Array.from({ length: length - 1 }, (_, i) => i + 1);
  const rows = batch.map(({ tokens }) => ({ tokens, targets, terms: new Float32Array(slopeColumns.length * targets.length).fill(1e-3) }));
  const feeds = randomFeeds(graph, {}, microBatchFeeds(rows, plan!, true));

  const folder = await mkdtemp(join(tmpdir(), "overhead-"));
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(() => rm(folder, { recursive: true }));
  await using trainer = await createTrainer({ model: randomModel(config), lora, threads, workers: 1, tokensPerRun, maxSequenceTokens: config.contextLength });
  await using session = await createSession(graph, { threads });
  const profilePrefix = join(folder, "profile");
  await using profiled = await createSession(graph, { threads, profilePrefix });

  const step = async (): Promise<void> => {
    await trainer.forwardBackward(batch, "cross_entropy");
    await trainer.optimStep(adam);
  };
  for (const warmUp of [step, () => runOnce(session, feeds), () => runOnce(profiled, feeds)]) await warmUp();
  const steps: number[] = [];
  const runs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    steps.push(await millisecondsEach(step));
    runs.push(await millisecondsEach(() => runOnce(session, feeds)));
    await millisecondsEach(() => runOnce(profiled, feeds));
  }
  profiled.endProfiling();

  const times = await readProfile(profilePrefix);
  const perRun = times.length / (1 + rounds * repeats);
  const perRound = Array.from({ length: rounds }, (_, round) => times.slice((1 + round * repeats) * perRun, (1 + (round + 1) * repeats) * perRun));
  const kernels = perRound.map((part) => part.reduce((sum, { microseconds }) => sum + microseconds, 0) / 1000 / repeats);
  const parameters = [...weightShapes(config).values()].reduce((sum, shape) => sum + shape.reduce((a, b) => a * b, 1), 0);
  return { parameters, step: median(steps), runs: median(runs), kernels: median(kernels), outside: median(steps.map((wall, round) => 1 - kernels[round]! / wall)) };
}

async function runOnce(session: Session, feeds: Feeds): Promise<void> {
  using _ = await session.run(feeds);
}

async function millisecondsEach(act: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  for (let i = 0; i < repeats; i++) await act();
  return (performance.now() - begun) / repeats;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

if (import.meta.main) {
  const [rounds = 5, threads = 1, sequences = 8, length = 64] = process.argv.slice(2).map(Number);
  const { parameters, step, runs, kernels, outside } = await measureStepOverhead({ rounds, threads, sequences, length });
  console.log([
    `${cpus()[0]!.model}, ${threads} threads, load ${loadavg()[0]!.toFixed(1)}`, `${(parameters / 1e6).toFixed(2)} million parameters, ${sequences} × ${length} tokens`,
    `step ${step.toFixed(1)} ms, of it runs ${runs.toFixed(1)} ms, kernels ${kernels.toFixed(1)} ms`, `outside kernels ${(100 * outside).toFixed(0)}% of the step`,
  ].join("; "));
}
