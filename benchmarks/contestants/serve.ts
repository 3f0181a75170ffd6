import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Ready } from "../runner/contestant-process.ts";
import type { Sample } from "../runner/statistics.ts";

const say = (value: unknown): void => void writeSync(3, `${JSON.stringify(value)}\n`);

/** Speaks the contestants' protocol: one run for each line of input. */
export async function serve(ready: Ready, run: () => Promise<Sample>): Promise<void> {
  say({ ready });
  for await (const _ of createInterface({ input: process.stdin })) say(await run());
}

/** A run that is timed as a whole; `work` returns what it did. */
export function timed(work: () => Promise<Sample["work"]>): () => Promise<Sample> {
  return async () => {
    const start = performance.now();
    const done = await work();
    return { seconds: (performance.now() - start) / 1000, work: done };
  };
}

/** The batch size whose run took least time: one run of the first to warm up, then one of each, until a larger one is slower. */
export async function bestBatchSize(sizes: readonly number[], run: (size: number) => Promise<unknown>, now: () => number = () => performance.now()): Promise<{ readonly size: number; readonly note: string }> {
  const times: [size: number, seconds: number][] = [];
  await run(sizes[0]!);
  for (const size of sizes) {
    const start = now();
    await run(size);
    times.push([size, (now() - start) / 1000]);
    if (times.length > 1 && times.at(-1)![1] > times.at(-2)![1]) break;
  }
  const [size] = times.reduce((best, each) => (each[1] < best[1] ? each : best));
  return { size, note: `batch ${size} (one run took ${times.map(([each, seconds]) => `${seconds.toFixed(1)} s at ${each}`).join(", ")})` };
}
