import type { AdamParams } from "../ports/training.ts";

/** Adam's running moments; `step` counts updates made so far. */
export interface AdamState {
  readonly firstMoment: Float32Array;
  readonly secondMoment: Float32Array;
  step: number;
}

export function createAdamState(length: number): AdamState {
  return { firstMoment: new Float32Array(length), secondMoment: new Float32Array(length), step: 0 };
}

/** L2 norm, summed in double precision. */
export function l2Norm(vector: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += vector[i]! * vector[i]!;
  return Math.sqrt(sum);
}

/** Factor that brings a gradient of this norm down to `maxNorm`; 1 where it is short enough or `maxNorm` is 0. */
export function clipFactor(norm: number, maxNorm: number): number {
  return maxNorm > 0 && norm > maxNorm ? maxNorm / norm : 1;
}

/**
 * One AdamW update in place (Loshchilov & Hutter 2019, as in PyTorch): the decay multiplies the
 * parameters by 1 − learningRate·weightDecay before the step and takes no part in the moments.
 * `gradientScale` multiplies the gradient first (clipping).
 */
export function adamW(parameters: Float32Array, gradient: Float32Array, state: AdamState, options: Omit<AdamParams, "maxGradNorm">, gradientScale = 1): void {
  const { learningRate, beta1, beta2, eps, weightDecay } = options;
  const { firstMoment, secondMoment } = state;
  state.step++;
  const stepSize = learningRate / (1 - beta1 ** state.step);
  const secondCorrection = 1 / Math.sqrt(1 - beta2 ** state.step);
  const decay = 1 - learningRate * weightDecay;
  for (let i = 0; i < parameters.length; i++) {
    const slope = gradient[i]! * gradientScale;
    const first = beta1 * firstMoment[i]! + (1 - beta1) * slope;
    const second = beta2 * secondMoment[i]! + (1 - beta2) * slope * slope;
    firstMoment[i] = first;
    secondMoment[i] = second;
    parameters[i] = parameters[i]! * decay - (stepSize * first) / (Math.sqrt(second) * secondCorrection + eps);
  }
}
