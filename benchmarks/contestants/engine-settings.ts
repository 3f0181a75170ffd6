import type { AdamParams, LoraTarget } from "../../packages/engine/src/index.ts";

/** What this engine trains with, as its peers do. */
export const adam: AdamParams = { learningRate: 1e-4, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0, maxGradNorm: 1 };

/** Every linear layer. */
export const loraTargets: readonly LoraTarget[] = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];
