/** jax-js (WebAssembly): chained 1024 × 1024 products in one compiled function. Arguments: inputs, the package's entry, its version. */
import { serve, timed } from "./serve.ts";

interface JaxArray {
  readonly ref: JaxArray;
  data(): Promise<Float32Array>;
}
interface JaxJs {
  readonly init: (...devices: string[]) => Promise<unknown>;
  readonly defaultDevice: (device: string) => void;
  readonly jit: <F>(work: F) => F;
  readonly numpy: { ones(shape: number[]): JaxArray; matmul(a: JaxArray, b: JaxArray): JaxArray; sum(a: JaxArray): JaxArray };
}

const SIZE = 1024;
const PRODUCTS = 2;
const { init, defaultDevice, jit, numpy } = (await import(process.argv[3]!)) as JaxJs;
await init("wasm");
defaultDevice("wasm");
const chain = jit((x: JaxArray, weight: JaxArray): JaxArray => {
  let y = x;
  for (let i = 0; i < PRODUCTS - 1; i++) y = numpy.matmul(y, weight.ref);
  return numpy.sum(numpy.matmul(y, weight));
});
const [x, weight] = [numpy.ones([SIZE, SIZE]), numpy.ones([SIZE, SIZE])];
const run = async (): Promise<{ gflop: number }> => {
  await chain(x.ref, weight.ref).data();
  return { gflop: (2 * PRODUCTS * SIZE ** 3) / 1e9 };
};
await run();
await serve({ versions: { "@jax-js/jax": process.argv[4]! }, note: "WebAssembly, its only backend in Node" }, timed(run));
