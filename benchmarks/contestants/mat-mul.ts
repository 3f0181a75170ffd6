/** The ceiling: chained 1024 × 1024 products in one ONNX Runtime graph, fp32. */
import { measureMatmul } from "../../packages/engine/src/index.ts";
import { readInputs } from "./inputs.ts";
import { serve } from "./serve.ts";

const { threads } = readInputs();
await measureMatmul(threads);
// It measures itself and gives a rate: making the graph does not count.
await serve({ versions: { node: process.versions.node } }, async () => ({ seconds: 1, work: { gflop: await measureMatmul(threads) } }));
