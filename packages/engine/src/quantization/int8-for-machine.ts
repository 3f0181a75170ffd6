import { GraphBuilder } from "../graph/builder.ts";
import { createSession } from "../onnx/session.ts";
import { floatData, floatTensor } from "../onnx/tensors.ts";
import type { ModelWeights } from "../ports/weights.ts";
import { Int8BlockLinear } from "./int8-block-linear.ts";
import { Int8BlockWeights } from "./int8-block-weights.ts";
import { Int8Linear } from "./int8-linear.ts";
import { Int8Weights } from "./int8-weights.ts";

const [width, out] = [64, 16];

/** A model's weights rounded by blocks. @throws Error where products of 8 bits saturate, and so would be wrong. */
export async function int8BlockWeightsFor(model: ModelWeights, threads: number): Promise<Int8BlockWeights> {
  if (!(await int8BlocksAreExact(threads))) throw new Error('int8Scales is "block", whose products saturate on this processor. Use "output".');
  return new Int8BlockWeights(model);
}

/** Whether the largest products of MatMulNBits' input and weights add up without saturation here. */
async function int8BlocksAreExact(threads: number): Promise<boolean> {
  return await addsUpOnes((g, model) => new Int8BlockLinear(g, new Int8BlockWeights(model)), threads);
}

/** A model's rounded weights in the form whose products are exact on this processor. */
export async function int8WeightsFor(model: ModelWeights, threads: number): Promise<Int8Weights> {
  return new Int8Weights(model, await int8IsExact(threads));
}

/**
 * Whether products of uint8 and int8 are exact here. Processors without VNNI add two of them in 16 bits, which
 * saturates; there the same integers as uint8 around 128 go another way, slower and exact, to the same result.
 */
export async function int8IsExact(threads: number): Promise<boolean> {
  return await addsUpOnes((g, model) => new Int8Linear(g, new Int8Weights(model, true)), threads);
}

async function addsUpOnes(layer: (g: GraphBuilder, model: ModelWeights) => Pick<Int8Linear, "forward">, threads: number): Promise<boolean> {
  const ones = new Map([["probe.weight", { shape: [out, width], data: new Float32Array(width * out).fill(1) }]]);
  const model = { config: { architecture: "llama" }, tensors: ones } as unknown as ModelWeights;
  const g = new GraphBuilder("int8-probe");
  g.output("y", layer(g, model).forward(g.input("x", "float32", ["n", width]), "probe", out, width));
  await using session = await createSession(g.build(), { threads });
  for (const rows of [1, 8]) { // one row has kernels of its own
    using results = await session.run({ x: floatTensor(new Float32Array(rows * width).fill(1), [rows, width]) });
    if (!floatData(results["y"]).every((value) => Math.abs(value - width) < 1e-2)) return false;
  }
  return true;
}
