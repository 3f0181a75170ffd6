import type { ModelConfig } from "../ports/weights.ts";

/** Cosines and sines of the rotary angles, position · theta^(−2i/headDim), each [positions, headDim/2]. */
export function ropeAngles({ headDim, ropeTheta }: Pick<ModelConfig, "headDim" | "ropeTheta">, positions: number): { cos: Float32Array; sin: Float32Array } {
  const half = headDim / 2;
  const cos = new Float32Array(positions * half);
  const sin = new Float32Array(positions * half);
  for (let position = 0; position < positions; position++) {
    for (let i = 0; i < half; i++) {
      const angle = position * ropeTheta ** ((-2 * i) / headDim);
      cos[position * half + i] = Math.cos(angle);
      sin[position * half + i] = Math.sin(angle);
    }
  }
  return { cos, sin };
}
