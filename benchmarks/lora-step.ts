/**
 * Speed of a LoRA training step beside that of a bare matrix product in the same process.
 *
 * npx node benchmarks/lora-step.ts [steps=5] [threads=2] [workers=2] [tokensPerRun=512] [precision=float32]
 *
 * On a busy machine compare the rates per CPU second, which other programs disturb less than the clock's.
 * The model has the shape of SmolLM2-135M and random weights: speed does not depend on their values.
 */
import { cpus, loadavg } from "node:os";
import { GraphBuilder } from "../packages/engine/src/graph/builder.ts";
import { fusedMatMul } from "../packages/engine/src/graph/nodes/fused-mat-mul.ts";
import { createSession } from "../packages/engine/src/onnx/session.ts";
import { floatTensor } from "../packages/engine/src/onnx/tensors.ts";
import type { AdamParams, Datum } from "../packages/engine/src/ports/training.ts";
import type { ModelConfig } from "../packages/engine/src/ports/weights.ts";
import { randomBatch, randomModel } from "../packages/engine/src/training/__fixtures__/random-model.ts";
import { LoraTrainer } from "../packages/engine/src/training/lora-trainer.ts";
import { linearShape, loraTargets } from "../packages/engine/src/training/weight-names.ts";

const config: ModelConfig = {
  architecture: "llama", hiddenSize: 576, intermediateSize: 1536, layers: 30, heads: 9, kvHeads: 3, headDim: 64, vocabSize: 49152,
  rmsNormEps: 1e-5, ropeTheta: 100000, tiedEmbeddings: true, contextLength: 8192, bosToken: null, eosToken: null,
};
const lora = { rank: 16, alpha: 32, seed: 1, targets: loraTargets };
const adam: AdamParams = { learningRate: 1e-4, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0, maxGradNorm: 1 };
const [steps = 5, threads = 2, workers = Math.min(2, threads), tokensPerRun = 512] = process.argv.slice(2, 6).map(Number);
const precision = process.argv[6] === "int8" ? "int8" : "float32";

const batches: readonly [string, Datum[]][] = [
  ["4 × 256, every token a target", randomBatch([256, 256, 256, 256], 255, config.vocabSize)],
  ["8 × 250–450, 120 targets each", randomBatch([250, 270, 310, 330, 350, 390, 420, 450], 120, config.vocabSize)],
  ["16 × 40–100, 30 targets each", randomBatch(Array.from({ length: 16 }, (_, i) => 40 + 4 * i), 30, config.vocabSize)],
];

const model = randomModel(config);
await using trainer = new LoraTrainer({ model, lora, threads, workers, tokensPerRun, precision });
console.log(`${cpus()[0]!.model}, ${threads} threads in ${workers} workers on ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}, ${tokensPerRun} tokens a run, ${precision}`);
for (const [name, batch] of batches) {
  const start = performance.now();
  await trainer.forwardBackward(batch, "cross_entropy");
  await trainer.optimStep(adam);
  const first = (performance.now() - start) / 1000;
  const reference = [await matrixProductRate(threads)];
  const times: number[] = [];
  const cpuBefore = cpuSeconds();
  for (let step = 0; step < steps; step++) {
    const before = performance.now();
    await trainer.forwardBackward(batch, "cross_entropy");
    await trainer.optimStep(adam);
    times.push((performance.now() - before) / 1000);
  }
  const cpu = (cpuSeconds() - cpuBefore) / steps;
  reference.push(await matrixProductRate(threads));
  const tokens = batch.reduce((sum, datum) => sum + datum.tokens.length, 0);
  const targets = batch.reduce((sum, datum) => sum + datum.weights.reduce((a, b) => a + b, 0), 0);
  const median = times.toSorted((a, b) => a - b)[Math.floor(steps / 2)]!;
  const best = Math.min(...times);
  const work = usefulGflop(tokens, targets);
  const bare = mean(reference.map(({ wall }) => wall));
  const barePerCpu = mean(reference.map(({ perCpuSecond }) => perCpuSecond));
  console.log([
    name, `first step ${first.toFixed(1)} s`, `median ${median.toFixed(2)} s = ${(tokens / median).toFixed(0)} tokens/s`, `best ${(tokens / best).toFixed(0)} tokens/s`,
    `${(work / median).toFixed(0)} GFLOP/s (best ${(work / best).toFixed(0)})`, `bare product ${bare.toFixed(0)} GFLOP/s, ratio ${(work / median / bare).toFixed(2)}`,
    `per CPU second: ${(tokens / cpu).toFixed(0)} tokens, ${(work / cpu).toFixed(0)} GFLOP, bare product ${barePerCpu.toFixed(0)} GFLOP, ratio ${(work / cpu / barePerCpu).toFixed(2)}`,
    `memory ${(process.memoryUsage.rss() / 2 ** 30).toFixed(1)} GiB`, `load ${loadavg()[0]!.toFixed(1)}`,
  ].join("; "));
}

/** Matrix products that a step cannot do without, padding and attention not counted. */
function usefulGflop(tokens: number, targets: number): number {
  const weights = loraTargets.reduce((sum, target) => sum + linearShape(config, target)[0] * linearShape(config, target)[1], 0) * config.layers;
  return (4 * weights * tokens + 4 * config.vocabSize * config.hiddenSize * targets) / 1e9;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b) / numbers.length;
}

/** CPU time of all threads of this process. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** GFLOP per second and per CPU second of [1024, 576] · [1536, 576]ᵀ. */
async function matrixProductRate(threadCount: number): Promise<{ readonly wall: number; readonly perCpuSecond: number }> {
  const [m, k, n, repeats] = [1024, 576, 1536, 100];
  const g = new GraphBuilder("reference");
  g.output("y", fusedMatMul(g, g.input("a", "float32", [m, k]), g.input("b", "float32", [n, k]), { transB: true }));
  const graph = g.build();
  const feeds = { a: floatTensor(new Float32Array(m * k).fill(0.5), [m, k]), b: floatTensor(new Float32Array(n * k).fill(0.5), [n, k]) };
  const measure = async (sessionThreads: number): Promise<{ wall: number; cpu: number }> => {
    await using session = await createSession(graph, { threads: sessionThreads });
    for (let i = 0; i < 10; i++) await session.run(feeds);
    const [start, cpuStart] = [performance.now(), cpuSeconds()];
    for (let i = 0; i < repeats; i++) await session.run(feeds);
    return { wall: (performance.now() - start) / 1000, cpu: cpuSeconds() - cpuStart };
  };
  const work = (2 * m * k * n * repeats) / 1e9;
  // One thread for the CPU time: threads that wait for each other would count as busy.
  return { wall: work / (await measure(threadCount)).wall, perCpuSecond: work / (await measure(1)).cpu };
}
