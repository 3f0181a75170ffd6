import type { GraphBuilder } from "../graph/builder.ts";
import { int } from "../graph/node.ts";
import type { Value } from "../graph/value.ts";
import { blockSize, type Int8BlockWeights } from "./int8-block-weights.ts";

/** MatMulNBits' level at which it rounds its input to 8 bits too, block by block of each row. */
const roundedInput = 4;

/**
 * Products with int8 weights that have a scale for each 32 inputs of an output, and inputs that have one for each 32 of a row: nearer to
 * float32 than `Int8Linear` where a few weights of an output are much larger than the others. Rows do not depend on each other beyond
 * the rounding of float32 sums, whose order ONNX Runtime chooses by the number of rows.
 */
export class Int8BlockLinear {
  readonly #g: GraphBuilder;
  readonly #weights: Int8BlockWeights;

  constructor(g: GraphBuilder, weights: Int8BlockWeights) {
    this.#g = g;
    this.#weights = weights;
  }

  /** x [n, in] · Wᵀ, [n, out]. `name` is without ".weight". */
  forward(x: Value, name: string, out: number, width: number): Value {
    const g = this.#g;
    const { data, scales, blocks } = this.#weights.get(name, out, width);
    return g.apply({
      op: "MatMulNBits", domain: "com.microsoft",
      inputs: [x, g.constant(`${name}.int8 blocks data`, data, [out, blocks, blockSize]), g.constant(`${name}.int8 blocks scales`, scales, [out, blocks])],
      output: { type: "float32", shape: [x.shape[0]!, out] },
      attributes: { K: int(width), N: int(out), bits: int(8), block_size: int(blockSize), accuracy_level: int(roundedInput) },
    });
  }
}
