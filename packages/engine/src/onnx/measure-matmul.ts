import { GraphBuilder } from "../graph/builder.ts";
import { gemm } from "../graph/nodes/gemm.ts";
import { createSession } from "./session.ts";
import { floatTensor } from "./tensors.ts";

const SIZE = 1024;

/** Enough to say how fast a machine is; a busy one gets fewer runs, not more time. */
const LONGEST_MS = 1000;

/**
 * The machine's fp32 matrix multiplication rate in 10⁹ operations a second: the median of at most five runs of a chain
 * of 1024×1024 products in one graph. Says how fast this machine is beside the seconds that a run took.
 * Blocks the calling thread for about a second.
 */
export async function measureMatmul(threads: number): Promise<number> {
  const products = 4;
  const g = new GraphBuilder("matmul-rate");
  const weight = g.input("w", "float32", [SIZE, SIZE]);
  let x = g.input("x", "float32", [SIZE, SIZE]);
  const first = x;
  for (let i = 0; i < products; i++) x = gemm(g, x, weight, {});
  // One small product at the end, so that the output is no larger than a row.
  const row = g.input("row", "float32", [1, SIZE]);
  g.output("y", gemm(g, row, x, {}));
  await using session = await createSession(g.build(), { threads });
  const data = new Float32Array(SIZE * SIZE).fill(1 / SIZE);
  const feeds = { [first.name]: floatTensor(data, [SIZE, SIZE]), w: floatTensor(data, [SIZE, SIZE]), row: floatTensor(data.subarray(0, SIZE), [1, SIZE]) };
  const rates: number[] = [];
  const begun = performance.now();
  for (let run = 0; run < 6 && (run < 2 || performance.now() - begun < LONGEST_MS); run++) {
    const started = performance.now();
    using _ = await session.run(feeds);
    if (run > 0) rates.push((2 * products * SIZE ** 3) / ((performance.now() - started) / 1000) / 1e9);
  }
  return rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)]!;
}
