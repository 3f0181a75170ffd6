/** Seeded random stream. Same seed, same numbers on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [0, bound). */
  integer(bound: number): number;
  pick<T>(items: readonly T[]): T;
  /** New array in random order (Fisher–Yates). */
  shuffle<T>(items: readonly T[]): T[];
}

/** 32-bit hash of any parts; used to derive independent streams from names and numbers. */
export function hashSeed(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const char of parts.join("\u0000")) {
    hash ^= char.codePointAt(0)!;
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return hash >>> 0;
}

/** SplitMix32: small, well mixed, enough for choosing words and slots (not for cryptography). */
export function createRandom(...parts: readonly (string | number)[]): Random {
  let state = hashSeed(...parts);
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 4294967296;
  };
  const integer = (bound: number): number => {
    if (!Number.isInteger(bound) || bound < 1) throw new RangeError(`bound is ${bound}; it must be a positive integer.`);
    return Math.floor(next() * bound);
  };
  return {
    next,
    integer,
    pick: (items) => {
      if (items.length === 0) throw new RangeError("items is empty; pick needs at least one.");
      return items[integer(items.length)]!;
    },
    shuffle: (items) => {
      const copy = [...items];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = integer(i + 1);
        [copy[i], copy[j]] = [copy[j]!, copy[i]!];
      }
      return copy;
    },
  };
}
