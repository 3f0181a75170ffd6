import type { LoraTarget } from "../ports/training.ts";
import type { ModelConfig } from "../ports/weights.ts";

/** Every linear layer that LoRA may adapt, in the order in which a layer uses them. */
export const loraTargets: readonly LoraTarget[] = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];

/** "model.layers.3.self_attn.q_proj": Hugging Face's name of a linear layer, without ".weight". */
export function linearName(layer: number, target: LoraTarget): string {
  const block = target === "gate_proj" || target === "up_proj" || target === "down_proj" ? "mlp" : "self_attn";
  return `model.layers.${layer}.${block}.${target}`;
}

/** Whether a weight is that of a linear layer inside the model, which LoRA may adapt. */
export function isLinear(weight: string): boolean {
  return loraTargets.some((target) => weight.endsWith(`.${target}.weight`));
}

/** [out, in] of a linear layer's weight. */
export function linearShape(config: ModelConfig, target: LoraTarget): readonly [number, number] {
  const { hiddenSize, intermediateSize, heads, kvHeads, headDim } = config;
  switch (target) {
    case "q_proj":
      return [heads * headDim, hiddenSize];
    case "k_proj":
    case "v_proj":
      return [kvHeads * headDim, hiddenSize];
    case "o_proj":
      return [hiddenSize, heads * headDim];
    case "gate_proj":
    case "up_proj":
      return [intermediateSize, hiddenSize];
    case "down_proj":
      return [hiddenSize, intermediateSize];
  }
}

/** PEFT's name of one side of a linear layer's update: A is [rank, in], B is [out, rank]. */
export function adapterName(layer: number, target: LoraTarget, side: "A" | "B"): string {
  return `base_model.model.${linearName(layer, target)}.lora_${side}.weight`;
}

/** Name of the matrix that turns hidden states into logits. */
export function headName(config: ModelConfig): string {
  return config.tiedEmbeddings ? "model.embed_tokens.weight" : "lm_head.weight";
}

/** Shape of every weight that a model of this configuration has, by Hugging Face name. */
export function weightShapes(config: ModelConfig): Map<string, readonly number[]> {
  const shapes = new Map<string, readonly number[]>([["model.embed_tokens.weight", [config.vocabSize, config.hiddenSize]]]);
  for (let layer = 0; layer < config.layers; layer++) {
    shapes.set(`model.layers.${layer}.input_layernorm.weight`, [config.hiddenSize]);
    shapes.set(`model.layers.${layer}.post_attention_layernorm.weight`, [config.hiddenSize]);
    for (const target of loraTargets) shapes.set(`${linearName(layer, target)}.weight`, linearShape(config, target));
  }
  shapes.set("model.norm.weight", [config.hiddenSize]);
  shapes.set(headName(config), [config.vocabSize, config.hiddenSize]);
  return shapes;
}
