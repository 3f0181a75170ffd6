import type { ModelConfig, ModelWeights, TensorView } from "../../ports/weights.ts";
import { rowUniforms } from "../row-random.ts";

/** Grouped queries, an untidy vocabulary size and untied embeddings unless overridden. */
export const tinyConfig: ModelConfig = {
  architecture: "llama", hiddenSize: 32, intermediateSize: 48, layers: 3, heads: 4, kvHeads: 2, headDim: 8, vocabSize: 61,
  rmsNormEps: 1e-5, ropeTheta: 10_000, tiedEmbeddings: false, contextLength: 256, bosToken: 1, eosToken: 2,
};

/** Names and shapes of a Llama checkpoint. */
export function weightShapes(config: ModelConfig): [string, number[]][] {
  const { hiddenSize: h, intermediateSize: m, heads, kvHeads, headDim, vocabSize } = config;
  const layer = (i: number): [string, number[]][] => Object.entries({
    input_layernorm: [h], post_attention_layernorm: [h],
    "self_attn.q_proj": [heads * headDim, h], "self_attn.k_proj": [kvHeads * headDim, h], "self_attn.v_proj": [kvHeads * headDim, h],
    "self_attn.o_proj": [h, heads * headDim], "mlp.gate_proj": [m, h], "mlp.up_proj": [m, h], "mlp.down_proj": [h, m],
  }).map(([name, shape]) => [`model.layers.${i}.${name}.weight`, shape]);
  return [
    ["model.embed_tokens.weight", [vocabSize, h]],
    ...Array.from({ length: config.layers }, (_, i) => layer(i)).flat(),
    ["model.norm.weight", [h]],
    ...(config.tiedEmbeddings ? [] : [["lm_head.weight", [vocabSize, h]] as [string, number[]]]),
  ];
}

/** Random weights, large enough that attention matters and distributions are neither flat nor peaked. */
export function tinyModel(overrides: Partial<ModelConfig> = {}, seed = 1): ModelWeights {
  const config = { ...tinyConfig, ...overrides };
  let draws = 0;
  const normal = (): number => {
    const { first, second } = rowUniforms(seed, draws++);
    return Math.sqrt(-2 * Math.log(1 - first)) * Math.cos(2 * Math.PI * second);
  };
  const tensors = new Map<string, TensorView>();
  for (const [name, shape] of weightShapes(config)) {
    const size = shape.reduce((product, dim) => product * dim, 1);
    const data = new Float32Array(new SharedArrayBuffer(size * 4));
    const fanIn = shape[1] ?? 1;
    for (let i = 0; i < size; i++) data[i] = shape.length === 1 ? 1 + 0.2 * normal() : (1.7 * normal()) / Math.sqrt(name.includes("embed") ? 4 : fanIn);
    tensors.set(name, { shape, data });
  }
  return { config, tensors, hash: "tiny" };
}
