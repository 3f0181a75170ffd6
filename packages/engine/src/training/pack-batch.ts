import { sharedPrefixes } from "./shared-prefixes.ts";

/** One run of the model: sequences of a batch, those that share a prefix one after another. */
export interface MicroBatch {
  /** Indices of the batch's sequences. */
  readonly sequences: readonly number[];
  /** How many of each one's first tokens are those of the sequence before it, and are not computed again. */
  readonly shared: readonly number[];
  /** Tokens that go through the model. */
  readonly tokens: number;
  /** Tokens of the longest sequence. */
  readonly longest: number;
}

export interface PackingLimits {
  /** Tokens that one run should not exceed (a single longer sequence still gets a run of its own). */
  readonly tokensPerRun: number;
  /** The number of runs is made a multiple of this where there are sequences enough. @default 1 */
  readonly workers?: number;
  /** Whether tokens that sequences begin with alike are computed once a run. @default true */
  readonly sharePrefixes?: boolean;
}

/**
 * Splits a batch into as few runs as hold it, and those into about equal ones. Sequences of one prefix
 * stay together as far as a run holds them; otherwise the longest come first, so that a run's sequences
 * are about equally long.
 */
export function packBatch(batch: readonly Uint32Array[], { tokensPerRun, workers = 1, sharePrefixes = true }: PackingLimits): MicroBatch[] {
  const longestOf = (indices: readonly number[]): number => indices.reduce((longest, index) => Math.max(longest, batch[index]!.length), 0);
  const families = sharedPrefixes(batch, sharePrefixes).toSorted((a, b) => longestOf(b.sequences) - longestOf(a.sequences) || a.sequences[0]! - b.sequences[0]!);
  const order = families.flatMap(({ sequences, shared }) => sequences.map((index, i) => ({ index, length: batch[index]!.length, shared: shared[i]! })));
  const fewest = fillRuns(order, tokensPerRun);
  const count = Math.ceil(fewest.length / workers) * workers;
  // The smallest runs of which that many hold the batch. A prefix that is cut is computed in both parts, so it has to be tried.
  let [enough, best] = [tokensPerRun, fewest];
  for (let tooSmall = 0; enough - tooSmall > 1;) {
    const tried = Math.floor((enough + tooSmall) / 2);
    const runs = fillRuns(order, tried);
    if (runs.length > count) tooSmall = tried;
    else [enough, best] = [tried, runs];
  }
  return best.map((run) => {
    const sequences = run.map(({ index }) => index);
    return { sequences, shared: run.map(({ shared }) => shared), tokens: run.reduce((sum, { length, shared }) => sum + length - shared, 0), longest: longestOf(sequences) };
  });
}

interface Member {
  readonly index: number;
  readonly length: number;
  /** Tokens in common with the member before it; 0 for a run's first. */
  readonly shared: number;
}

function fillRuns(order: readonly Member[], capacity: number): Member[][] {
  const runs: Member[][] = [];
  let free = 0;
  for (const member of order) {
    const added = member.length - member.shared;
    if (runs.length > 0 && added <= free) {
      runs.at(-1)!.push(member);
      free -= added;
    } else {
      runs.push([{ ...member, shared: 0 }]);
      free = capacity - member.length;
    }
  }
  return runs;
}
