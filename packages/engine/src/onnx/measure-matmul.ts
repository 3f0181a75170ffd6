import type { Tensor } from "onnxruntime-node";
import { GraphBuilder } from "../graph/builder.ts";
import type { Graph } from "../graph/node.ts";
import { gemm } from "../graph/nodes/gemm.ts";
import { createSession } from "./session.ts";
import { floatTensor } from "./tensors.ts";

/** Enough to say how fast a machine is; a busy one gets fewer runs, not more time. */
const LONGEST_MS = 1000;

/**
 * The machine's fp32 matrix multiplication rate in 10⁹ operations a second: the median of at most five runs of a chain
 * of 1024×1024 products in one graph. Says how fast this machine is beside the seconds that a run took.
 * Blocks the calling thread for about a second.
 */
export async function measureMatmul(threads: number): Promise<number> {
  return (await medianRates([threads], { size: 1024, products: 4, runs: 5 }))[0]!;
}

/** The same rate for several numbers of threads, in turns and on smaller products (512×512), for comparing them in about a second. */
export async function productRates(threadCounts: readonly number[]): Promise<number[]> {
  return await medianRates(threadCounts, { size: 512, products: 4, runs: 15 });
}

async function medianRates(threadCounts: readonly number[], { size, products, runs }: { readonly size: number; readonly products: number; readonly runs: number }): Promise<number[]> {
  const { graph, feeds } = chain(size, products);
  const sessions = [];
  try {
    for (const threads of threadCounts) sessions.push(await createSession(graph, { threads }));
    const rates = sessions.map((): number[] => []);
    const begun = performance.now();
    for (let run = 0; run <= runs && (run < 2 || performance.now() - begun < LONGEST_MS); run++) {
      for (const [i, session] of sessions.entries()) {
        const started = performance.now();
        using _ = await session.run(feeds);
        if (run > 0) rates[i]!.push((2 * products * size ** 3) / ((performance.now() - started) / 1000) / 1e9);
      }
    }
    return rates.map((each) => each.toSorted((a, b) => a - b)[Math.floor(each.length / 2)]!);
  } finally {
    for (const session of sessions) await session[Symbol.asyncDispose]();
  }
}

function chain(size: number, products: number): { graph: Graph; feeds: Readonly<Record<string, Tensor>> } {
  const g = new GraphBuilder("matmul-rate");
  const weight = g.input("w", "float32", [size, size]);
  let x = g.input("x", "float32", [size, size]);
  for (let i = 0; i < products; i++) x = gemm(g, x, weight, {});
  // One small product at the end, so that the output is no larger than a row.
  g.output("y", gemm(g, g.input("row", "float32", [1, size]), x, {}));
  const data = new Float32Array(size * size).fill(1 / size);
  return { graph: g.build(), feeds: { x: floatTensor(data, [size, size]), w: floatTensor(data, [size, size]), row: floatTensor(data.subarray(0, size), [1, size]) } };
}
