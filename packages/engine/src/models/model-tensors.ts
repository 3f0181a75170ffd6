import type { LoraTarget } from "../ports/training.ts";
import type { ModelConfig } from "../ports/weights.ts";

/** Every linear layer of a decoder layer, in the order in which it uses them. */
export const linearLayers: readonly LoraTarget[] = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];

/** "model.layers.3.self_attn.q_proj": Hugging Face's name of a linear layer, without ".weight". */
export function linearName(layer: number, target: LoraTarget): string {
  const block = target === "gate_proj" || target === "up_proj" || target === "down_proj" ? "mlp" : "self_attn";
  return `model.layers.${layer}.${block}.${target}`;
}

/** Whether a tensor is the weight of a linear layer inside the model. */
export function isLinear(tensor: string): boolean {
  return linearLayers.some((target) => tensor.endsWith(`.${target}.weight`));
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

/** Name of the matrix that turns hidden states into logits. */
export function headName(config: ModelConfig): string {
  return config.tiedEmbeddings ? "model.embed_tokens.weight" : "lm_head.weight";
}

/** Shape of every tensor that a model of this configuration has, by Hugging Face name, in the order they are stored. */
export function weightShapes(config: ModelConfig): Map<string, readonly number[]> {
  const { hiddenSize, vocabSize, headDim, biases = [], qkNorm = false } = config;
  const shapes = new Map<string, readonly number[]>([["model.embed_tokens.weight", [vocabSize, hiddenSize]]]);
  for (let layer = 0; layer < config.layers; layer++) {
    const prefix = `model.layers.${layer}`;
    for (const target of linearLayers) {
      if (target === "q_proj") shapes.set(`${prefix}.input_layernorm.weight`, [hiddenSize]);
      if (target === "gate_proj") shapes.set(`${prefix}.post_attention_layernorm.weight`, [hiddenSize]);
      const shape = linearShape(config, target);
      shapes.set(`${linearName(layer, target)}.weight`, shape);
      if (biases.includes(target)) shapes.set(`${linearName(layer, target)}.bias`, [shape[0]]);
    }
    if (qkNorm) for (const norm of ["q_norm", "k_norm"]) shapes.set(`${prefix}.self_attn.${norm}.weight`, [headDim]);
  }
  shapes.set("model.norm.weight", [hiddenSize]);
  shapes.set(headName(config), [vocabSize, hiddenSize]);
  return shapes;
}

/** Elements of all tensors. */
export function countElements(shapes: ReadonlyMap<string, readonly number[]>): number {
  return [...shapes.values()].reduce((sum, shape) => sum + shape.reduce((product, n) => product * n, 1), 0);
}

/** Numbers in the weights of all linear layers; the head and biases are left out. */
export function linearWeightCount(config: ModelConfig): number {
  const ofLayer = linearLayers.map((target) => linearShape(config, target)).reduce((sum, [out, width]) => sum + out * width, 0);
  return config.layers * ofLayer;
}
