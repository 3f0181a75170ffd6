import type { GraphBuilder } from "../builder.ts";
import { expectValue } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import { int } from "../node.ts";
import type { Value } from "../value.ts";
import { formatValue } from "../value.ts";

/**
 * Rotates each head of x [batch, time, heads·headDim] by the angles of its position (half-split
 * layout, as in Hugging Face checkpoints). positions: int64 [batch, time]; cos, sin: [positions, headDim/2].
 * It has kernels for CPU and WebGPU although it is ONNX Runtime's own operator at opset 21.
 */
export function rotaryEmbedding(g: GraphBuilder, x: Value, positions: Value, cos: Value, sin: Value, heads: number): Value {
  const [batch, time, width] = x.shape;
  const half = cos.shape[1];
  if (x.shape.length !== 3 || typeof half !== "number" || width !== heads * half * 2) {
    throw new GraphError(`${g.at("RotaryEmbedding")}: ${formatValue(x)} must be [batch, time, ${heads} heads × 2 × ${half}] for ${formatValue(cos)}.`);
  }
  expectValue(`${g.at("RotaryEmbedding")}, x`, x, "float32");
  expectValue(`${g.at("RotaryEmbedding")}, positions`, positions, "int64", [batch!, time!]);
  expectValue(`${g.at("RotaryEmbedding")}, sin`, sin, "float32", cos.shape);
  return g.apply({
    op: "RotaryEmbedding", domain: "com.microsoft", inputs: [x, positions, cos, sin],
    output: { type: "float32", shape: x.shape }, attributes: { num_heads: int(heads), interleaved: int(0) },
  });
}
