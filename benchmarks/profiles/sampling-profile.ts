/**
 * Where the time of sampling goes, in shares: kernels by operator, ONNX Runtime between kernels, and everything outside its runs
 * (copies of results by the binding, writing keys and values to the cache, masks, choosing tokens).
 * A model of SmolLM2-135M's shape with random weights. By hand:
 *
 * node benchmarks/profiles/sampling-profile.ts [precision=float32] [rows=64] [prompt=64] [new=32] [threads=1]
 *
 * Profiling itself slows every kernel a little; on a busy machine look at shares alone.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import type { SampleRequest } from "../../packages/engine/src/ports/sampling.ts";
import { BatchSampler } from "../../packages/engine/src/sampling/batch-sampler.ts";
import { randomSmolModel } from "./sampling-model.ts";

interface Event {
  readonly cat: string;
  readonly name: string;
  /** Microseconds. */
  readonly dur: number;
  readonly ts: number;
  readonly args?: { readonly op_name?: string };
}

const precision = process.argv[2] === "int8" ? "int8" : "float32";
const [rows = 64, prompt = 64, news = 32, threads = 1] = process.argv.slice(3).map(Number);
const folder = mkdtempSync(join(tmpdir(), "sampling-profile-"));
const quiet = { check: () => {}, onTokens: () => {} };
const random = (n: number): number => Math.floor(Math.random() * n);
const requests = (): SampleRequest[] =>
  Array.from({ length: rows }, () => ({ tokens: Uint32Array.from({ length: prompt }, () => 5 + random(49_000)), maxTokens: news, temperature: 1, topP: 1, seed: random(1e9), stopTokens: [] }));

let wall = 0;
{
  await using sampler = new BatchSampler(randomSmolModel(), { threads, maxBatch: 64, cacheBytes: 2.5 * 2 ** 30, prefillTokens: precision === "int8" ? 192 : 512, precision, profilePrefix: join(folder, "run-") });
  await sampler.sample(requests(), quiet); // compiles, touches memory
  await sampler.reset();
  const second = requests();
  const start = performance.now();
  await sampler.sample(second, quiet);
  wall = (performance.now() - start) * 1000;
}

const total = new Map<string, number>();
const add = (name: string, microseconds: number): void => void total.set(name, (total.get(name) ?? 0) + microseconds);
let inside = 0;
for (const file of readdirSync(folder)) {
  const events = JSON.parse(readFileSync(join(folder, file), "utf8")) as Event[];
  const runs = events.filter(({ name }) => name === "model_run");
  const counted = runs.slice(runs.length / 2); // the second call's
  const from = counted[0]?.ts ?? 0;
  const kind = file.replace(/^run-([a-z-]+?)_.*$/, "$1");
  const run = counted.reduce((sum, { dur }) => sum + dur, 0);
  inside += run;
  let kernels = 0;
  for (const { cat, name, dur, ts, args } of events) {
    if (cat !== "Node" || !name.endsWith("_kernel_time") || ts < from) continue;
    kernels += dur;
    add(`${kind} ${args?.op_name ?? name}`, dur);
  }
  add(`${kind} between kernels`, run - kernels);
}
add("outside of runs", wall - inside);
rmSync(folder, { recursive: true });
console.log(`${precision}, ${rows} rows × ${prompt} + ${news} tokens, ${threads} threads, load ${loadavg()[0]!.toFixed(1)}: ${(wall / 1e6).toFixed(1)} s`);
for (const [name, time] of [...total].toSorted((a, b) => b[1] - a[1]).slice(0, 24)) console.log(`${((100 * time) / wall).toFixed(1).padStart(5)} %  ${name}`);
