import type { ModelWeights } from "../ports/weights.ts";
import { headName } from "./model-tensors.ts";
import { ropeFrequencies } from "./rope-table.ts";

/**
 * Logits of every position of one sequence, by the plainest possible forward pass of the Llama family:
 * no cache, no batch, no threads. Sums are in double precision, activations in single. For tests only:
 * what the fast paths are compared with.
 * @returns [time][vocabSize]
 */
export function referenceLogits({ config, tensors }: ModelWeights, tokens: ArrayLike<number>): Float32Array[] {
  const { hiddenSize, heads, kvHeads, headDim, layers, rmsNormEps } = config;
  const frequencies = ropeFrequencies(config);
  const tensor = (name: string): Float32Array => {
    const found = tensors.get(name);
    if (!found) throw new RangeError(`the model has no tensor "${name}"`);
    return found.data;
  };
  const embeddings = tensor("model.embed_tokens.weight");
  let hidden = Array.from(tokens, (id) => embeddings.slice(id * hiddenSize, (id + 1) * hiddenSize)); // [time][hidden]

  for (let layer = 0; layer < layers; layer++) {
    const prefix = `model.layers.${layer}`;
    const norm = (x: Float32Array, name: string): Float32Array => rmsNorm(x, tensor(`${prefix}.${name}.weight`), rmsNormEps);
    const linear = (x: Float32Array, name: string): Float32Array => {
      const product = matVec(tensor(`${prefix}.${name}.weight`), x);
      const bias = tensors.get(`${prefix}.${name}.bias`)?.data;
      return bias ? plus(product, bias) : product;
    };
    const normHeads = (x: Float32Array, name: string): Float32Array => {
      if (!config.qkNorm) return x;
      const out = new Float32Array(x.length);
      for (let at = 0; at < x.length; at += headDim) out.set(norm(x.subarray(at, at + headDim), `self_attn.${name}`), at);
      return out;
    };
    const normed = hidden.map((x) => norm(x, "input_layernorm"));
    const queries = normed.map((x, time) => rotate(normHeads(linear(x, "self_attn.q_proj"), "q_norm"), time, frequencies));
    const keys = normed.map((x, time) => rotate(normHeads(linear(x, "self_attn.k_proj"), "k_norm"), time, frequencies));
    const values = normed.map((x) => linear(x, "self_attn.v_proj"));
    hidden = hidden.map((x, time) => {
      const attended = attend(queries[time]!, keys.slice(0, time + 1), values, heads, kvHeads, headDim);
      const middle = plus(x, linear(attended, "self_attn.o_proj"));
      const z = norm(middle, "post_attention_layernorm");
      const up = linear(z, "mlp.up_proj");
      return plus(middle, linear(linear(z, "mlp.gate_proj").map((g, i) => (g / (1 + Math.exp(-g))) * up[i]!), "mlp.down_proj"));
    });
  }
  return hidden.map((x) => matVec(tensor(headName(config)), rmsNorm(x, tensor("model.norm.weight"), rmsNormEps)));
}

/** Logits of the last position of one sequence, [vocabSize], as `referenceLogits`. */
export function referenceForward(model: ModelWeights, tokens: ArrayLike<number>): Float32Array {
  return referenceLogits(model, tokens).at(-1)!;
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
function rotate(x: Float32Array, time: number, frequencies: Float64Array): Float32Array {
  const out = new Float32Array(x.length);
  const half = frequencies.length;
  for (let head = 0; head < x.length; head += 2 * half) {
    for (let i = 0; i < half; i++) {
      const angle = time * frequencies[i]!;
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

function plus(x: Float32Array, y: Float32Array): Float32Array<ArrayBuffer> {
  return x.map((value, i) => value + y[i]!);
}
