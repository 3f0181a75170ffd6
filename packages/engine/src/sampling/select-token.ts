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

/**
 * A token of the nucleus: the smallest set of most probable tokens whose probability reaches `topP`
 * (Holtzman et al. 2020; temperature is applied first, as in Hugging Face transformers). The most
 * probable token is always in it. `logprobs` [vocabulary] are natural-log probabilities at temperature
 * 1; `temperature` is above 0.
 */
export function selectFromNucleus(logprobs: Float32Array, temperature: number, topP: number, uniform: number): number {
  let highest = -Infinity;
  for (const logprob of logprobs) if (logprob > highest) highest = logprob;
  const weights = new Float64Array(logprobs.length);
  let total = 0;
  for (let i = 0; i < logprobs.length; i++) {
    const weight = Math.exp(((logprobs[i] as number) - highest) / temperature);
    weights[i] = weight;
    total += weight;
  }
  // All tokens below this line weigh less than the 1 − topP that a nucleus may leave out.
  const line = ((1 - topP) * total) / logprobs.length;
  const candidates: number[] = [];
  for (let i = 0; i < weights.length; i++) if ((weights[i] as number) >= line) candidates.push(i);
  candidates.sort((a, b) => (weights[b] as number) - (weights[a] as number) || a - b);

  let mass = 0;
  let size = 0;
  while (size < candidates.length && (size === 0 || mass < topP * total)) mass += weights[candidates[size++] as number] as number;
  const nucleus = Float32Array.from(candidates.slice(0, size), (token) => weights[token] as number);
  return candidates[selectByWeight(nucleus, uniform)] as number;
}
