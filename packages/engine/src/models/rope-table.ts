import type { ModelConfig } from "../ports/weights.ts";

type RopeConfig = Pick<ModelConfig, "headDim" | "ropeTheta" | "ropeScaling">;

/** Angle that each pair of a head's elements turns by from one position to the next, [headDim / 2], in radians. */
export function ropeFrequencies(config: RopeConfig): Float64Array {
  const { headDim, ropeTheta, ropeScaling } = config;
  const plain = Float64Array.from({ length: headDim / 2 }, (_, i) => ropeTheta ** ((-2 * i) / headDim));
  if (!ropeScaling) return plain;
  switch (ropeScaling.kind) {
    case "linear":
      return plain.map((frequency) => frequency / ropeScaling.factor);
    case "factors":
      return plain.map((frequency, i) => frequency / ropeScaling.factors[i]!);
    case "llama3": {
      // As in Llama 3.1: waves that fit often into the original context stay, long ones are stretched, with a linear passage between.
      const { factor, lowFrequencyFactor: low, highFrequencyFactor: high, originalContextLength } = ropeScaling;
      return plain.map((frequency) => {
        const turns = (originalContextLength * frequency) / (2 * Math.PI);
        const kept = Math.min(1, Math.max(0, (turns - low) / (high - low)));
        return frequency * (kept + (1 - kept) / factor);
      });
    }
  }
}

/** Cosines and sines of the rotary angles, position · frequency, each [positions, headDim / 2]. Computed in double precision. */
export function ropeTable(config: RopeConfig, positions: number): { readonly cos: Float32Array; readonly sin: Float32Array } {
  const frequencies = ropeFrequencies(config);
  const half = frequencies.length;
  const cos = new Float32Array(positions * half);
  const sin = new Float32Array(positions * half);
  for (let position = 0, at = 0; position < positions; position++) {
    for (let i = 0; i < half; i++, at++) {
      const angle = position * frequencies[i]!;
      cos[at] = Math.cos(angle);
      sin[at] = Math.sin(angle);
    }
  }
  return { cos, sin };
}
