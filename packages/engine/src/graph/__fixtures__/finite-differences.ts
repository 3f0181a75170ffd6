/** Slope of `loss` along each element of `x` by the five-point rule (error O(step⁴)). x is changed meanwhile and put back. */
export function finiteDifferences(x: Float64Array, loss: () => number, step = 1e-3): Float64Array {
  const slopes = new Float64Array(x.length);
  for (const [i, center] of x.entries()) {
    const at = (k: number): number => {
      x[i] = center + k * step;
      return loss();
    };
    slopes[i] = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * step);
    x[i] = center;
  }
  return slopes;
}

/** L2 distance of two vectors over the larger norm. */
export function relativeError(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [difference, normA, normB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    difference += (a[i]! - b[i]!) ** 2;
    normA += a[i]! ** 2;
    normB += b[i]! ** 2;
  }
  return Math.sqrt(difference / Math.max(normA, normB, 1e-30));
}
