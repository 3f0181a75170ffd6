/** One completion's tokens under both. */
export interface LogprobPair {
  /** Natural-log probabilities as the sampler gave them (`SampledSequence.logprobs`). */
  readonly sampler: ArrayLike<number>; // [tokens]
  /** The same tokens under the weights in training, in float32: `TrainingClient.forward`, or `SamplingClient.score` of a float32 sampler. */
  readonly trainer: ArrayLike<number>; // [tokens]
}

/** How far the sampler's probabilities are from the trainer's, over all tokens of all rows; nats a token. */
export interface SamplerTrainerKl {
  readonly tokens: number;
  /** KL(sampler ‖ trainer), estimated by the mean of d = log sampler − log trainer: unbiased, may be below 0. */
  readonly klSamplerTrainerK1: number;
  /** The same, estimated by the mean of e^−d − 1 + d: unbiased too, never below 0, and steadier where the two are close (Schulman 2020). */
  readonly klSamplerTrainerK3: number;
  /** Mean of |d|. */
  readonly meanDifference: number;
  /** Largest |d|. */
  readonly maxDifference: number;
  /** Share of tokens whose |d| is above `threshold`. */
  readonly shareBeyond: number;
  readonly threshold: number;
}

/**
 * The gap between what sampled and what is trained, to be reported with every training on sampled tokens: a sampler
 * in 8 bits, with older weights or with another order of sums makes training off-policy without anyone saying so. The two estimates of KL
 * hold for tokens drawn at temperature 1 without top-p or top-k; of other tokens they are plain means.
 *
 * `threshold` is in nats. @default 0.1, about a tenth of a probability
 * @throws RangeError where a row's two lists differ in length, a number is not finite, or there is no token.
 * @example
 * ```ts
 * const completions = await sampler.sample(requests); // int8
 * const exact = await scorer.score(completions.map(({ tokens }, i) => ({ tokens: Uint32Array.from([...requests[i].tokens, ...tokens]), from: requests[i].tokens.length })));
 * const { klSamplerTrainerK3 } = samplerTrainerKl(completions.map(({ logprobs }, i) => ({ sampler: logprobs, trainer: exact[i] })));
 * ```
 */
export function samplerTrainerKl(rows: readonly LogprobPair[], { threshold = 0.1 }: { readonly threshold?: number } = {}): SamplerTrainerKl {
  if (!(threshold >= 0)) throw new RangeError(`threshold is ${threshold}; it must be at least 0 nats.`);
  let [tokens, k1, k3, sum, largest, beyond] = [0, 0, 0, 0, 0, 0];
  rows.forEach(({ sampler, trainer }, row) => {
    if (sampler.length !== trainer.length) throw new RangeError(`rows[${row}] has ${sampler.length} sampler and ${trainer.length} trainer log-probabilities; give both for the same tokens.`);
    for (let i = 0; i < sampler.length; i++) {
      const d = sampler[i]! - trainer[i]!;
      if (!Number.isFinite(d)) throw new RangeError(`rows[${row}], token ${i}: log-probabilities are ${sampler[i]} (sampler) and ${trainer[i]} (trainer); both must be finite.`);
      tokens++;
      k1 += d;
      k3 += Math.expm1(-d) + d;
      sum += Math.abs(d);
      largest = Math.max(largest, Math.abs(d));
      if (Math.abs(d) > threshold) beyond++;
    }
  });
  if (tokens === 0) throw new RangeError("rows hold no tokens; give at least one completion that is not empty.");
  return {
    tokens, klSamplerTrainerK1: k1 / tokens, klSamplerTrainerK3: k3 / tokens, meanDifference: sum / tokens,
    maxDifference: largest, shareBeyond: beyond / tokens, threshold,
  };
}
