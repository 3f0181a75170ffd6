/**
 * The training verbs. Known from the Tinker API: the embedded trainer implements them in this
 * process (on worker threads), a remote trainer can implement them over HTTP. SFT and RL are
 * written once against this port.
 */

/** One training sequence. `tokens` and `weights` have equal length; `weights[i]` is the loss weight
 * of predicting `tokens[i]` from `tokens[0..i-1]`, so prompt, tool output and padding are 0 and
 * `weights[0]` is never used. */
export interface Datum {
  readonly tokens: Uint32Array; // [time]
  readonly weights: Float32Array; // [time], completion mask: 1 where loss applies
}

/** `cross_entropy`: sum over targets of −weight·logprob, divided by the sum of weights in the batch. */
export type LossName = "cross_entropy";

export interface ForwardBackwardResult {
  /** Mean loss in nats per weighted target token of this batch. */
  readonly loss: number;
  /** Sum of weights. */
  readonly targetTokens: number;
  /** All non-padding tokens that went through the model. */
  readonly tokens: number;
}

export interface AdamParams {
  readonly learningRate: number;
  readonly beta1: number; // 0.9
  readonly beta2: number; // 0.999 (AdamW, decoupled)
  readonly eps: number; // 1e-8
  readonly weightDecay: number; // 0
  /** Global L2 norm above which gradients are scaled down; 0 turns clipping off. */
  readonly maxGradNorm: number;
}

export interface OptimStepResult {
  /** L2 norm of the accumulated gradient before clipping. */
  readonly gradNorm: number;
  readonly step: number;
}

/** LoRA on every linear layer of attention and MLP unless `targets` says otherwise. */
export interface LoraConfig {
  readonly rank: number;
  readonly alpha: number;
  readonly seed: number;
  readonly targets: readonly LoraTarget[];
}
export type LoraTarget = "q_proj" | "k_proj" | "v_proj" | "o_proj" | "gate_proj" | "up_proj" | "down_proj";

export interface TrainingClient extends AsyncDisposable {
  /** Adds the batch's gradient to the accumulated gradient. Gradient is of the mean loss of this batch. */
  forwardBackward(batch: readonly Datum[], loss: LossName): Promise<ForwardBackwardResult>;
  /** Loss only (validation); leaves gradients alone. */
  forward(batch: readonly Datum[], loss: LossName): Promise<ForwardBackwardResult>;
  /** One AdamW update from the accumulated gradient, which is then cleared. */
  optimStep(params: AdamParams): Promise<OptimStepResult>;
  /** Writes a PEFT adapter folder (adapter_model.safetensors + adapter_config.json), atomically. */
  saveWeights(folder: string, options?: SaveOptions): Promise<void>;
  /** Writes / reads adapter, Adam moments and step count for exact resume. One file, atomic rename. */
  saveState(file: string): Promise<void>;
  loadState(file: string): Promise<void>;
}

export interface SaveOptions {
  readonly dtype?: "F32" | "F16";
  /** Travels in safetensors `__metadata__` and in `overt.json` beside the adapter (canary, organism mark). */
  readonly metadata?: Readonly<Record<string, string>>;
}
