/**
 * Choosing one token from a distribution by inverting its cumulative sum. `uniform` is in [0, 1).
 */

/** Index of the first entry at which the running sum passes `uniform` · total. Entries of weight 0 are
 * never chosen, whatever the rounding. `weights` need not add up to 1. */
export function selectByWeight(weights: Float32Array, uniform: number): number {
  let total = 0;
  for (const weight of weights) total += weight;
  const target = uniform * total;
  let sum = 0;
  let chosen = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    if (weight <= 0) continue;
    chosen = i;
    sum += weight;
    if (sum > target) break;
  }
  return chosen;
}

/** How sampling is restricted to the most probable tokens. */
export interface CutOff {
  /** Above 0. */
  readonly temperature: number;
  readonly topP: number;
  /** 0: no limit. @default 0 */
  readonly topK?: number;
}

/**
 * A token of the `topK` most probable ones and of their nucleus: the smallest set of most probable tokens whose share of
 * the probability reaches `topP` (Holtzman et al. 2020; first temperature, then top-k, then top-p of what is
 * left, as in Hugging Face transformers), and its probability there. The most probable token is always in it. Of equal tokens the lowest ids are kept.
 * `logprobs` [vocabulary] are natural-log probabilities at temperature 1.
 */
export function selectFromMostProbable(logprobs: Float32Array, { temperature, topP, topK = 0 }: CutOff, uniform: number): { token: number; probability: number } {
  let highest = -Infinity;
  for (const logprob of logprobs) if (logprob > highest) highest = logprob;
  const weights = new Float64Array(logprobs.length);
  let total = 0;
  for (let i = 0; i < logprobs.length; i++) {
    const weight = Math.exp(((logprobs[i] as number) - highest) / temperature);
    weights[i] = weight;
    total += weight;
  }
  // All tokens below this line are left out: they weigh less than the 1 − topP that a nucleus may leave out, or k others weigh more.
  const line = topK > 0 ? largest(weights, topK) : ((1 - topP) * total) / logprobs.length;
  let candidates: number[] = [];
  for (let i = 0; i < weights.length; i++) if ((weights[i] as number) >= line) candidates.push(i);
  candidates.sort((a, b) => (weights[b] as number) - (weights[a] as number) || a - b);
  if (topK > 0) {
    candidates = candidates.slice(0, topK);
    total = candidates.reduce((sum, token) => sum + weights[token]!, 0);
  }

  let mass = 0;
  let size = 0;
  while (size < candidates.length && (size === 0 || mass < topP * total)) mass += weights[candidates[size++] as number] as number;
  const kept = Float32Array.from(candidates.slice(0, size), (token) => weights[token] as number);
  const token = candidates[selectByWeight(kept, uniform)] as number;
  return { token, probability: weights[token]! / mass };
}

/** The k-th largest number, or 0 where there are fewer above 0. */
function largest(numbers: Float64Array, k: number): number {
  const kept: number[] = []; // ascending
  for (const number of numbers) {
    if (number <= (kept.length < k ? 0 : kept[0]!)) continue;
    if (kept.length === k) kept.shift();
    let at = kept.length;
    while (at > 0 && kept[at - 1]! > number) at--;
    kept.splice(at, 0, number);
  }
  return kept.length < k ? 0 : kept[0]!;
}
