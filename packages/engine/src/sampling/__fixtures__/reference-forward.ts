import type { ModelWeights } from "../../ports/weights.ts";

/** Logits [time, vocabulary] of one sequence by the plain textbook formulas, in double precision: no cache, no batch, no graph. */
export function referenceLogits({ config, tensors }: ModelWeights, tokens: ArrayLike<number>): Float64Array[] {
  const { heads, kvHeads, headDim, hiddenSize, layers, rmsNormEps, ropeTheta } = config;
  const weight = (name: string): Float32Array => tensors.get(`${name}.weight`)!.data;
  const linear = (x: Float64Array, name: string): Float64Array => {
    const w = weight(name);
    return Float64Array.from({ length: w.length / x.length }, (_, o) => x.reduce((sum, xi, i) => sum + xi * w[o * x.length + i]!, 0));
  };
  const norm = (x: Float64Array, name: string): Float64Array => {
    const scale = 1 / Math.sqrt(x.reduce((sum, xi) => sum + xi * xi, 0) / x.length + rmsNormEps);
    return x.map((xi, i) => xi * scale * weight(name)[i]!);
  };
  const rotate = (x: Float64Array, position: number): Float64Array => x.map((xi, at) => {
    const i = at % headDim;
    const half = headDim / 2;
    const angle = position * ropeTheta ** ((-2 * (i % half)) / headDim);
    return i < half ? xi * Math.cos(angle) - x[at + half]! * Math.sin(angle) : xi * Math.cos(angle) + x[at - half]! * Math.sin(angle);
  });
  const plus = (a: Float64Array, b: Float64Array): Float64Array => a.map((ai, i) => ai + b[i]!);

  let xs: Float64Array[] = Array.from(tokens, (token) => Float64Array.from(weight("model.embed_tokens").subarray(token * hiddenSize, (token + 1) * hiddenSize)));
  for (let layer = 0; layer < layers; layer++) {
    const prefix = `model.layers.${layer}`;
    const hs = xs.map((x) => norm(x, `${prefix}.input_layernorm`));
    const queries = hs.map((h, t) => rotate(linear(h, `${prefix}.self_attn.q_proj`), t));
    const keys = hs.map((h, t) => rotate(linear(h, `${prefix}.self_attn.k_proj`), t));
    const values = hs.map((h) => linear(h, `${prefix}.self_attn.v_proj`));
    const mixed = queries.map((query, t) => {
      const out = new Float64Array(heads * headDim);
      for (let head = 0; head < heads; head++) {
        const kv = Math.floor(head / (heads / kvHeads)) * headDim;
        const dot = (key: Float64Array): number => {
          let sum = 0;
          for (let i = 0; i < headDim; i++) sum += query[head * headDim + i]! * key[kv + i]!;
          return sum / Math.sqrt(headDim);
        };
        const attention = softmaxOf(keys.slice(0, t + 1).map(dot));
        attention.forEach((p, s) => {
          for (let i = 0; i < headDim; i++) out[head * headDim + i]! += p * values[s]![kv + i]!;
        });
      }
      return out;
    });
    xs = xs.map((x, t) => plus(x, linear(mixed[t]!, `${prefix}.self_attn.o_proj`)));
    xs = xs.map((x) => {
      const m = norm(x, `${prefix}.post_attention_layernorm`);
      const up = linear(m, `${prefix}.mlp.up_proj`);
      const gate = linear(m, `${prefix}.mlp.gate_proj`).map((gi, i) => (gi / (1 + Math.exp(-gi))) * up[i]!);
      return plus(x, linear(gate, `${prefix}.mlp.down_proj`));
    });
  }
  return xs.map((x) => linear(norm(x, "model.norm"), config.tiedEmbeddings ? "model.embed_tokens" : "lm_head"));
}

export function softmaxOf(scores: ArrayLike<number>, temperature = 1): number[] {
  const highest = Math.max(...Array.from(scores));
  const weights = Array.from(scores, (score) => Math.exp((score - highest) / temperature));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
