/**
 * Two uniforms in [0, 1) that depend on nothing but a row's seed and a token position: Philox4x32-10
 * (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011), keyed by the seed and
 * counted by the position. Because there is no state, a row's draws cannot depend on its batch mates,
 * on the order of rows, or on whether a sequence was sampled in one call or in several.
 */
export interface UniformPair {
  readonly first: number;
  readonly second: number;
}

/** Draws for the token that will stand at `position` of the row's whole token history. `seed` is any safe integer. */
export function rowUniforms(seed: number, position: number): UniformPair {
  const high = Math.floor(seed / 2 ** 32); // negative seeds: two's complement, by the unsigned shifts below
  const words = philox4x32([position >>> 0, Math.floor(position / 2 ** 32) >>> 0, 0, 0], [seed >>> 0, high >>> 0]);
  return { first: toUniform(words[0], words[1]), second: toUniform(words[2], words[3]) };
}

type Words4 = [number, number, number, number];

/** The ten-round Philox bijection on four 32-bit words; the published test vectors hold. */
export function philox4x32(counter: Readonly<Words4>, key: readonly [number, number]): Words4 {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(0xd2511f53, c0);
    const low0 = Math.imul(0xd2511f53, c0) >>> 0;
    const high1 = multiplyHigh(0xcd9e8d57, c2);
    const low1 = Math.imul(0xcd9e8d57, c2) >>> 0;
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0;
    k0 = (k0 + 0x9e3779b9) >>> 0;
    k1 = (k1 + 0xbb67ae85) >>> 0;
  }
  return [c0, c1, c2, c3];
}

/** Upper 32 bits of the 64-bit product of two unsigned 32-bit numbers. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + Math.floor((aLow * bLow) / 0x10000);
  const cross = aLow * bHigh + (middle % 0x10000);
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(cross / 0x10000)) >>> 0;
}

/** 53 bits of two words, in [0, 1). */
function toUniform(high: number, low: number): number {
  return ((high >>> 5) * 2 ** 26 + (low >>> 6)) / 2 ** 53;
}
