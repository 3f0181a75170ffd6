/** What rounds to infinity: magnitudes from here on. */
const limits = { F32: Infinity, F16: 65520, BF16: 2 ** 128 - 2 ** 119 };

/** @throws RangeError naming the tensor where it holds NaN, an infinity or a number that the dtype cannot. */
export function checkValues(name: string, data: Float32Array, dtype: keyof typeof limits): void {
  const limit = limits[dtype];
  for (const value of data) {
    if (Math.abs(value) < limit) continue;
    if (Number.isFinite(value)) throw new RangeError(`tensor "${name}" holds ${value}, which ${dtype} cannot; write it as F32.`);
    throw new RangeError(`tensor "${name}" holds ${value}. Training has diverged; lower the learning rate and start from an earlier state.`);
  }
}
