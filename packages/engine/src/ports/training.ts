/**
 * The training verbs. Known from the Tinker API: the embedded trainer implements them in this
 * process (on worker threads), a remote trainer can implement them over HTTP. SFT and RL are
 * written once against this port.
 */

/** One training sequence. All arrays are as long as `tokens`; entry i of each belongs to predicting
 * `tokens[i]` from `tokens[0..i-1]`, so entry 0 is never used. */
export interface Datum {
  readonly tokens: Uint32Array; // [time]
  /** Completion mask, or loss weights: 1 where loss applies; prompt, tool output and padding are 0. */
  readonly weights: Float32Array; // [time]
  /** For policy gradients: how much better than expected the token was. */
  readonly advantages?: Float32Array; // [time]
  /** Natural-log probabilities under the policy that sampled the tokens. */
  readonly oldLogprobs?: Float32Array; // [time]
  /** Natural-log probabilities under the frozen reference, for a KL penalty. */
  readonly referenceLogprobs?: Float32Array; // [time]
}

export type LossName = "cross_entropy" | "importance_sampling" | "ppo";

/**
 * How token losses l become the batch's loss, w being `weights`:
 * - `dapo`: Σ w·l / Σ w over all tokens of the batch (Yu et al. 2025), the usual mean of cross-entropy;
 * - `grpo`: mean over sequences of Σ w·l / Σ w within each (Shao et al. 2024);
 * - `dr_grpo`: Σ w·l / (sequences · maxCompletionTokens), a constant (Liu et al. 2025);
 * - `sum`: Σ w·l, for gradients that add up over calls; divide by `AdamParams.gradientDivisor`.
 *
 * Sequences without a target count as sequences.
 */
export type Normalization = "dapo" | "grpo" | "dr_grpo" | "sum";

/**
 * Estimators of KL(policy ‖ reference) a token from tokens that the policy sampled, with d = log policy − log reference
 * (Schulman 2020): `k1` d, `k2` d²/2, `k3` e^−d − 1 + d. As a loss, k1 has a gradient that is zero on average;
 * k2's is that of the KL on tokens of the current policy; k3 is GRPO's choice.
 */
export type KlEstimator = "k1" | "k2" | "k3";

export interface LossOptions {
  /** @default "dapo" */
  readonly normalization?: Normalization;
  /** Needed by `dr_grpo` alone. */
  readonly maxCompletionTokens?: number;
  /** Adds coefficient · KL(policy ‖ reference) to every token's loss; needs `referenceLogprobs`. */
  readonly kl?: { readonly coefficient: number; readonly estimator: KlEstimator };
}

/** −logprob. */
export interface CrossEntropy extends LossOptions {
  readonly name: "cross_entropy";
}

/** −ratio·advantage with ratio = policy / old policy. Needs `advantages` and `oldLogprobs`. */
export interface ImportanceSampling extends LossOptions {
  readonly name: "importance_sampling";
}

/** −min(ratio·advantage, clip(ratio, 1 − clipLow, 1 + clipHigh)·advantage) (Schulman et al. 2017). Needs `advantages` and `oldLogprobs`. */
export interface ClippedPolicyGradient extends LossOptions {
  readonly name: "ppo";
  /** @default 0.2 */
  readonly clipLow?: number;
  /** @default 0.2; DAPO takes 0.28 */
  readonly clipHigh?: number;
}

/** A loss by name alone has all its defaults. */
export type Loss = LossName | CrossEntropy | ImportanceSampling | ClippedPolicyGradient;

export interface ForwardBackwardResult {
  /** The batch's loss, in nats a token for the normalisations that are means. */
  readonly loss: number;
  /** Sum of weights. */
  readonly targetTokens: number;
  /** All tokens of the sequences that have a target. */
  readonly tokens: number;
  /** Tokens that went through the model: fewer than `tokens` where sequences share a prefix. */
  readonly computedTokens: number;
  /** Natural-log probability of each token of each sequence, as the batch was given; 0 where its weight is 0. */
  readonly logprobs: readonly Float32Array[];
  /**
   * Means over targets by weight, of what the data allow: `entropy/sampled` (mean −logprob, which estimates the entropy where
   * this policy sampled the tokens at temperature 1); with `oldLogprobs` `policy/ratio`, `kl/old_policy_k3` (KL(old ‖ policy));
   * with `ppo` `policy/clip_fraction`; with a KL penalty `kl/policy_reference_<estimator>`. KL in nats a token.
   */
  readonly metrics: Readonly<Record<string, number>>;
}

/** Whose log-probabilities: the weights in training, or those that the trainer was created with. */
export type LogprobsOf = "policy" | "reference";

export interface AdamParams {
  readonly learningRate: number;
  readonly beta1: number; // 0.9
  readonly beta2: number; // 0.999 (AdamW, decoupled)
  readonly eps: number; // 1e-8
  readonly weightDecay: number; // 0
  /** Global L2 norm above which gradients are scaled down; 0 turns clipping off. */
  readonly maxGradNorm: number;
  /** Divides the accumulated gradient before its norm is taken: the number of tokens or calls that were summed. @default 1 */
  readonly gradientDivisor?: number;
}

export interface OptimStepResult {
  /** L2 norm of the accumulated gradient, divided by `gradientDivisor`, before clipping. */
  readonly gradNorm: number;
  readonly step: number;
}

/** LoRA on every linear layer of attention and MLP unless `targets` says otherwise. */
export interface LoraConfig {
  readonly rank: number;
  readonly alpha: number;
  readonly seed: number;
  readonly targets: readonly LoraTarget[];
  /** Rank-stabilised: the update is scaled by alpha / √rank rather than alpha / rank. @default false */
  readonly rsLora?: boolean;
}
export type LoraTarget = "q_proj" | "k_proj" | "v_proj" | "o_proj" | "gate_proj" | "up_proj" | "down_proj";

export interface TrainingClient extends AsyncDisposable {
  /** Adds the batch's gradient to the accumulated gradient. Gradient is of this batch's loss, as its normalisation says. */
  forwardBackward(batch: readonly Datum[], loss: Loss): Promise<ForwardBackwardResult>;
  /** Loss only (validation); leaves gradients alone. */
  forward(batch: readonly Datum[], loss: Loss): Promise<ForwardBackwardResult>;
  /** Natural-log probability of each token whose weight is not 0, 0 elsewhere; an array a sequence, each [time]. */
  logprobs(batch: readonly Pick<Datum, "tokens" | "weights">[], options?: { readonly of?: LogprobsOf }): Promise<readonly Float32Array[]>;
  /** One AdamW update from the accumulated gradient, which is then cleared. */
  optimStep(params: AdamParams): Promise<OptimStepResult>;
  /** Writes a PEFT adapter folder (adapter_model.safetensors + adapter_config.json), or, after full fine-tuning, a model as a Hugging Face folder; atomically. */
  saveWeights(folder: string, options?: SaveOptions): Promise<void>;
  /** Writes / reads what is trained, Adam moments and step count for exact resume. One file, atomic rename. */
  saveState(file: string): Promise<void>;
  loadState(file: string): Promise<void>;
}

export interface SaveOptions {
  readonly dtype?: "F32" | "F16";
  /** Travels in safetensors `__metadata__` and in `overt.json` beside the weights (canary, organism mark). */
  readonly metadata?: Readonly<Record<string, string>>;
}
