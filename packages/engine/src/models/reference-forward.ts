import type { ModelWeights } from "../ports/weights.ts";

/**
 * Logits of the last position of one sequence, by the plainest possible Llama forward pass: no cache,
 * no batch, no threads. Sums are in double precision, activations in single. For tests only: what the
 * fast paths are compared with.
 * @returns [vocabSize]
 */
export function referenceForward({ config, tensors }: ModelWeights, tokens: ArrayLike<number>): Float32Array {
  const { hiddenSize, heads, kvHeads, headDim, layers, rmsNormEps, ropeTheta } = config;
  const weight = (name: string): Float32Array => {
    const tensor = tensors.get(name);
    if (!tensor) throw new RangeError(`the model has no tensor "${name}"`);
    return tensor.data;
  };
  const embeddings = weight("model.embed_tokens.weight");
  const hidden = Array.from(tokens, (id) => embeddings.slice(id * hiddenSize, (id + 1) * hiddenSize)); // [time][hidden]

  for (let layer = 0; layer < layers; layer++) {
    const part = (name: string): Float32Array => weight(`model.layers.${layer}.${name}.weight`);
    const normed = hidden.map((x) => rmsNorm(x, part("input_layernorm"), rmsNormEps));
    const queries = normed.map((x, time) => rotate(matVec(part("self_attn.q_proj"), x), time, headDim, ropeTheta));
    const keys = normed.map((x, time) => rotate(matVec(part("self_attn.k_proj"), x), time, headDim, ropeTheta));
    const values = normed.map((x) => matVec(part("self_attn.v_proj"), x));
    for (const [time, x] of hidden.entries()) {
      const attended = attend(queries[time]!, keys.slice(0, time + 1), values, heads, kvHeads, headDim);
      add(x, matVec(part("self_attn.o_proj"), attended));
      const z = rmsNorm(x, part("post_attention_layernorm"), rmsNormEps);
      const gate = matVec(part("mlp.gate_proj"), z);
      const up = matVec(part("mlp.up_proj"), z);
      add(x, matVec(part("mlp.down_proj"), gate.map((g, i) => (g / (1 + Math.exp(-g))) * up[i]!)));
    }
  }
  const last = rmsNorm(hidden.at(-1)!, weight("model.norm.weight"), rmsNormEps);
  return matVec(config.tiedEmbeddings ? embeddings : weight("lm_head.weight"), last);
}

/** W · x with W [out, in] in rows. */
function matVec(matrix: Float32Array, x: Float32Array): Float32Array {
  const out = new Float32Array(matrix.length / x.length);
  for (let row = 0, at = 0; row < out.length; row++) {
    let sum = 0;
    for (let i = 0; i < x.length; i++) sum += matrix[at++]! * x[i]!;
    out[row] = sum;
  }
  return out;
}

function rmsNorm(x: Float32Array, weight: Float32Array, eps: number): Float32Array {
  let squares = 0;
  for (const value of x) squares += value * value;
  const scale = 1 / Math.sqrt(squares / x.length + eps);
  return x.map((value, i) => value * scale * weight[i]!);
}

/** Rotary embedding, half-split layout: element i of a head is paired with element i + headDim / 2. */
function rotate(x: Float32Array, time: number, headDim: number, theta: number): Float32Array {
  const out = new Float32Array(x.length);
  const half = headDim / 2;
  for (let head = 0; head < x.length; head += headDim) {
    for (let i = 0; i < half; i++) {
      const angle = time * theta ** (-i / half);
      const [a, b] = [x[head + i]!, x[head + half + i]!];
      out[head + i] = a * Math.cos(angle) - b * Math.sin(angle);
      out[head + half + i] = b * Math.cos(angle) + a * Math.sin(angle);
    }
  }
  return out;
}

/** Causal attention of one position; `keys` end with that position. Several query heads share a key head. */
function attend(query: Float32Array, keys: readonly Float32Array[], values: readonly Float32Array[], heads: number, kvHeads: number, headDim: number): Float32Array {
  const out = new Float32Array(heads * headDim);
  for (let head = 0; head < heads; head++) {
    const q = head * headDim;
    const kv = Math.floor(head / (heads / kvHeads)) * headDim;
    const scores = keys.map((key) => {
      let dot = 0;
      for (let i = 0; i < headDim; i++) dot += query[q + i]! * key[kv + i]!;
      return dot / Math.sqrt(headDim);
    });
    const largest = Math.max(...scores);
    const exps = scores.map((score) => Math.exp(score - largest));
    const total = exps.reduce((sum, e) => sum + e, 0);
    for (const [time, e] of exps.entries()) {
      for (let i = 0; i < headDim; i++) out[q + i]! += (e / total) * values[time]![kv + i]!;
    }
  }
  return out;
}

function add(x: Float32Array, y: Float32Array): void {
  for (let i = 0; i < x.length; i++) x[i]! += y[i]!;
}
