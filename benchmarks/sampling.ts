/**
 * Tokens per second of the sampler on a model of SmolLM2-135M's shape with random weights, beside the
 * rate of a bare matrix product in the same process. By hand: `node benchmarks/sampling.ts [threads] [repeats]`.
 * On a busy machine give one thread: two threads that share a core wait for each other at every product.
 *
 * batch:    64 rows × 64-token prompts × 64 new tokens, nothing cached.
 * rollouts: 48 rows, prompt 180, three turns of 40 new tokens, 30 tool tokens between turns; first as
 *           used (each call continues the cached rows), then with reset() before every call.
 */
import { cpus, loadavg } from "node:os";
import { createSampler } from "../packages/engine/src/sampling/create-sampler.ts";
import type { SampledSequence, SampleRequest, SamplingClient } from "../packages/engine/src/ports/sampling.ts";
import { matMulRate } from "./sampling-mat-mul-rate.ts";
import { randomSmolModel } from "./sampling-model.ts";

const threads = Number(process.argv[2] ?? 2);
const repeats = Number(process.argv[3] ?? 3);
const random = (n: number): number => Math.floor(Math.random() * n);
const randomTokens = (length: number): Uint32Array => Uint32Array.from({ length }, () => 5 + random(49_000));
const request = (tokens: Uint32Array, maxTokens: number): SampleRequest => ({ tokens, maxTokens, temperature: 1, topP: 1, seed: random(1e9), stopTokens: [] });
const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

/** Seconds until the first token arrived (prefill and one step) and seconds of the whole call. */
async function timed(sampler: SamplingClient, requests: SampleRequest[]): Promise<{ first: number; total: number; rows: SampledSequence[] }> {
  const start = performance.now();
  let first = 0;
  const rows = await sampler.sample(requests, { onTokens: () => (first ||= (performance.now() - start) / 1000) });
  return { first, total: (performance.now() - start) / 1000, rows };
}

async function batch(sampler: SamplingClient): Promise<void> {
  await sampler.reset();
  const { first, total } = await timed(sampler, Array.from({ length: 64 }, () => request(randomTokens(64), 64)));
  decodeRates.push((64 * 63) / (total - first));
  prefillRates.push((64 * 64) / first);
  batchRates.push((64 * 64) / total);
}

async function rollouts(sampler: SamplingClient, reuse: boolean): Promise<void> {
  await sampler.reset();
  let prompts = Array.from({ length: 48 }, () => randomTokens(180));
  for (let turn = 0; turn < 3; turn++) {
    if (!reuse) await sampler.reset();
    const { rows } = await timed(sampler, prompts.map((prompt) => request(prompt, 40)));
    prompts = rows.map(({ tokens }, i) => Uint32Array.from([...prompts[i]!, ...tokens, ...randomTokens(30)]));
  }
}

const [decodeRates, prefillRates, batchRates]: [number[], number[], number[]] = [[], [], []];
const [reused, fresh]: [number[], number[]] = [[], []];
const [gflops]: [number[]] = [[]];
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, ${threads} threads, load ${loadavg().map((load) => load.toFixed(2)).join(" ")}`);
const model = randomSmolModel();
await using sampler = await createSampler({ model, threads });
console.log(`first call (compiles, touches memory): ${(await seconds(() => rollouts(sampler, true))).toFixed(1)} s`);
for (let i = 0; i < repeats; i++) {
  gflops.push(await matMulRate(threads));
  await batch(sampler);
  reused.push(await seconds(() => rollouts(sampler, true)));
  fresh.push(await seconds(() => rollouts(sampler, false)));
  const load = loadavg()[0]!.toFixed(2);
  console.log(`run ${i + 1}: MatMul ${gflops[i]!.toFixed(0)} GFLOP/s, decode ${decodeRates[i]!.toFixed(0)}, prefill ${prefillRates[i]!.toFixed(0)}, rollouts ${reused[i]!.toFixed(1)} s, without reuse ${fresh[i]!.toFixed(1)} s, load ${load}`);
}
const sampled = 48 * 3 * 40;
const flopsPerToken = 2 * 134.5e6;
console.log(`
medians of ${repeats}
MatMul 1024×576×1536      ${median(gflops).toFixed(0)} GFLOP/s
decode, batch 64          ${median(decodeRates).toFixed(0)} tokens/s (${((median(decodeRates) * flopsPerToken) / 1e9 / median(gflops)).toFixed(2)} of MatMul)
prefill, 64 × 64          ${median(prefillRates).toFixed(0)} tokens/s
batch, prompts included   ${median(batchRates).toFixed(0)} sampled tokens/s
rollouts                  ${median(reused).toFixed(1)} s, ${(sampled / median(reused)).toFixed(0)} sampled tokens/s
rollouts without reuse    ${median(fresh).toFixed(1)} s, ${(sampled / median(fresh)).toFixed(0)} sampled tokens/s
resident memory           ${(process.memoryUsage().rss / 1e9).toFixed(2)} GB`);
