import type { Sample } from "./statistics.ts";

/** Something that can be measured again and again. */
export interface Runnable {
  readonly id: string;
  run(): Promise<Sample>;
}

export interface InterleaveResult {
  /** One sample a round of each contestant that held out to the end. */
  readonly samples: ReadonlyMap<string, readonly Sample[]>;
  /** Why others did not. */
  readonly failures: ReadonlyMap<string, string>;
}

/** The order in one round: each round begins with another contestant, so that none always runs after the same one. */
export function orderOf<T>(contestants: readonly T[], round: number): T[] {
  const first = contestants.length === 0 ? 0 : round % contestants.length;
  return [...contestants.slice(first), ...contestants.slice(0, first)];
}

/**
 * Runs all contestants once a round, one after the other. One that fails is left out from there on, with its reason and
 * without its samples: a median of fewer rounds would not be comparable.
 */
export async function interleave(contestants: readonly Runnable[], repeats: number, onSample?: (id: string, round: number, sample: Sample) => void): Promise<InterleaveResult> {
  if (!Number.isInteger(repeats) || repeats < 1) throw new RangeError(`repeats is ${repeats}; it must be a whole number from 1.`);
  const samples = new Map<string, Sample[]>(contestants.map(({ id }) => [id, []]));
  const failures = new Map<string, string>();
  for (let round = 0; round < repeats; round++) {
    for (const contestant of orderOf(contestants, round)) {
      const own = samples.get(contestant.id);
      if (own === undefined) continue;
      try {
        const sample = await contestant.run();
        own.push(sample);
        onSample?.(contestant.id, round, sample);
      } catch (error) {
        samples.delete(contestant.id);
        failures.set(contestant.id, error instanceof Error ? error.message : String(error));
      }
    }
  }
  return { samples, failures };
}
