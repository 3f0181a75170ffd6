/** Uniform numbers in [0, 1). */
export type UniformStream = () => number;

/** Returns a SplitMix32 stream: same seed, same numbers on every machine. Kept here because
 * `statistics/` imports nothing; resampling needs no more than uniform numbers. */
export function createStream(seed: number): UniformStream {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 4294967296;
  };
}

/** Two independent standard normal numbers (Box–Muller). */
export function normalPair(stream: UniformStream): readonly [number, number] {
  const radius = Math.sqrt(-2 * Math.log(1 - stream()));
  const angle = 2 * Math.PI * stream();
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}
