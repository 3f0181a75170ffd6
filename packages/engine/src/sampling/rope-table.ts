export interface RopeTable {
  readonly cos: Float32Array; // [positions, headDim / 2]
  readonly sin: Float32Array; // [positions, headDim / 2]
}

/** Angles position · theta^(−2i / headDim), computed in double precision. */
export function ropeTable(positions: number, headDim: number, theta: number): RopeTable {
  const half = headDim / 2;
  const cos = new Float32Array(positions * half);
  const sin = new Float32Array(positions * half);
  for (let i = 0; i < half; i++) {
    const frequency = theta ** ((-2 * i) / headDim);
    for (let position = 0; position < positions; position++) {
      cos[position * half + i] = Math.cos(position * frequency);
      sin[position * half + i] = Math.sin(position * frequency);
    }
  }
  return { cos, sin };
}
