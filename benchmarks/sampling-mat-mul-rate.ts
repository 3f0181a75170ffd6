import { GraphBuilder } from "../packages/engine/src/graph/builder.ts";
import { matMul } from "../packages/engine/src/graph/nodes/mat-mul.ts";
import { createSession } from "../packages/engine/src/onnx/session.ts";
import { floatTensor } from "../packages/engine/src/onnx/tensors.ts";

/** GFLOP/s of twenty chained products [1024, 576] · [576, 1536] · [1536, 576], inputs fed, median of 5 runs. */
export async function matMulRate(threads: number): Promise<number> {
  const g = new GraphBuilder("rate");
  const [up, down] = [g.input("up", "float32", [576, 1536]), g.input("down", "float32", [1536, 576])];
  let x = g.input("x", "float32", [1024, 576]);
  for (let i = 0; i < 20; i++) x = matMul(g, matMul(g, x, up), down);
  g.output("y", x);
  await using session = await createSession(g.build(), { threads });
  const zeros = (rows: number, columns: number): ReturnType<typeof floatTensor> => floatTensor(new Float32Array(rows * columns), [rows, columns]);
  const feeds = { x: zeros(1024, 576), up: zeros(576, 1536), down: zeros(1536, 576) };
  const times: number[] = [];
  for (let i = 0; i < 6; i++) {
    const start = performance.now();
    await session.run(feeds);
    times.push(performance.now() - start);
  }
  const typical = times.slice(1).toSorted((a, b) => a - b)[2]!;
  return (20 * 2 * 2 * 1024 * 576 * 1536) / typical / 1e6;
}
