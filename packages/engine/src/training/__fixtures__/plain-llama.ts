import type { LoraConfig } from "../../ports/training.ts";
import type { ModelWeights, TensorView } from "../../ports/weights.ts";

/**
 * Log-probability of every token after the first, written as the formulas read: loops over numbers,
 * one sequence, no packing. Slow; shares no code with the graphs that it checks.
 */
export function plainLlamaLogprobs({ config, tensors }: ModelWeights, adapter: ReadonlyMap<string, TensorView>, lora: LoraConfig, tokens: Uint32Array): number[] {
  const { hiddenSize, heads, kvHeads, headDim, layers, rmsNormEps, ropeTheta } = config;
  const get = (name: string): TensorView => tensors.get(name)!;
  const product = (m: TensorView, x: readonly number[]): number[] =>
    Array.from({ length: m.shape[0]! }, (_, row) => x.reduce((sum, value, i) => sum + value * m.data[row * x.length + i]!, 0));
  const project = (name: string, x: readonly number[]): number[] => {
    const y = product(get(`${name}.weight`), x);
    const a = adapter.get(`base_model.model.${name}.lora_A.weight`);
    if (!a) return y;
    const update = product(adapter.get(`base_model.model.${name}.lora_B.weight`)!, product(a, x));
    return y.map((value, i) => value + (lora.alpha / lora.rank) * update[i]!);
  };
  const norm = (name: string, x: readonly number[]): number[] => {
    const scale = 1 / Math.sqrt(x.reduce((sum, value) => sum + value * value, 0) / x.length + rmsNormEps);
    return x.map((value, i) => value * scale * get(name).data[i]!);
  };
  const turn = (x: readonly number[], position: number): number[] => x.map((value, i) => {
    const [head, j] = [Math.floor(i / headDim), i % headDim];
    const half = headDim / 2;
    const angle = position * ropeTheta ** ((-2 * (j % half)) / headDim);
    const partner = x[head * headDim + ((j + half) % headDim)]!;
    return value * Math.cos(angle) + (j < half ? -partner : partner) * Math.sin(angle);
  });

  const embedding = get("model.embed_tokens.weight").data;
  let xs = Array.from(tokens, (token) => Array.from(embedding.subarray(token * hiddenSize, (token + 1) * hiddenSize)));
  for (let layer = 0; layer < layers; layer++) {
    const prefix = `model.layers.${layer}`;
    const inputs = xs.map((x) => norm(`${prefix}.input_layernorm.weight`, x));
    const qs = inputs.map((x, t) => turn(project(`${prefix}.self_attn.q_proj`, x), t));
    const ks = inputs.map((x, t) => turn(project(`${prefix}.self_attn.k_proj`, x), t));
    const vs = inputs.map((x) => project(`${prefix}.self_attn.v_proj`, x));
    const middles = xs.map((x, t) => {
      const mixed: number[] = [];
      for (let head = 0; head < heads; head++) {
        const group = Math.floor(head / (heads / kvHeads)) * headDim;
        const scores = ks.slice(0, t + 1).map((k) => {
          let sum = 0;
          for (let j = 0; j < headDim; j++) sum += qs[t]![head * headDim + j]! * k[group + j]!;
          return Math.exp(sum / Math.sqrt(headDim));
        });
        const total = scores.reduce((a, b) => a + b, 0);
        for (let j = 0; j < headDim; j++) mixed.push(scores.reduce((sum, score, s) => sum + (score / total) * vs[s]![group + j]!, 0));
      }
      const o = project(`${prefix}.self_attn.o_proj`, mixed);
      return x.map((value, i) => value + o[i]!);
    });
    xs = middles.map((x) => {
      const input = norm(`${prefix}.post_attention_layernorm.weight`, x);
      const up = project(`${prefix}.mlp.up_proj`, input);
      const active = project(`${prefix}.mlp.gate_proj`, input).map((gate, i) => (gate / (1 + Math.exp(-gate))) * up[i]!);
      const down = project(`${prefix}.mlp.down_proj`, active);
      return x.map((value, i) => value + down[i]!);
    });
  }
  const head = get(config.tiedEmbeddings ? "model.embed_tokens.weight" : "lm_head.weight");
  return Array.from(tokens.subarray(1), (token, t) => {
    const logits = product(head, norm("model.norm.weight", xs[t]!));
    return logits[token]! - Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0));
  });
}
