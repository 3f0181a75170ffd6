import { availableParallelism, loadavg } from "node:os";
import { productRates } from "../onnx/measure-matmul.ts";

/** How many threads to use, and why. */
export interface ThreadChoice {
  readonly threads: number;
  /** For a log or a manifest: what was measured. */
  readonly reason: string;
}

export interface ThreadProbe {
  readonly threads: number;
  /** 10⁹ operations a second in matrix products. */
  readonly rate: number;
}

/** By how much more threads must be faster than fewer. They gain less on the small operators between products, and a neighbour may come. */
const worthIt = 1.15;

/**
 * The number of threads at which matrix products are fastest right now: on an idle machine one a core, beside a busy
 * neighbour fewer, since the threads of an operator wait for the slowest of them (two threads on one and a half
 * free cores are slower than one). Takes about a second on the calling thread and its cores.
 * @param most At most so many. @default the cores that this process may use
 */
export async function chooseThreads(most: number = availableParallelism()): Promise<ThreadChoice> {
  if (!Number.isSafeInteger(most) || most < 1) throw new RangeError(`chooseThreads: most is ${most}; it must be an integer of at least 1. Leave it out for the cores of this machine.`);
  if (most === 1) return { threads: 1, reason: "auto: one core" };
  const counts = candidates(most);
  const rates = await productRates(counts);
  const probes = counts.map((threads, i) => ({ threads, rate: rates[i]! }));
  const threads = fastest(probes);
  const measured = probes.map((probe) => `${Math.round(probe.rate)} GFLOP/s with ${probe.threads}`).join(", ");
  return { threads, reason: `auto: ${threads} of ${most} cores; ${measured}; load ${loadavg()[0]!.toFixed(1)}` };
}

/** 1, 2, 4 … and the last of all. */
export function candidates(most: number): number[] {
  const counts: number[] = [];
  for (let count = 1; count < most; count *= 2) counts.push(count);
  return [...counts, most];
}

/** The count that no other beats by enough to be worth it, the smallest first. Probes are in ascending order of threads. */
export function fastest(probes: readonly ThreadProbe[]): number {
  let best = probes[0]!;
  for (const probe of probes) if (probe.rate > best.rate * worthIt) best = probe;
  return best.threads;
}
