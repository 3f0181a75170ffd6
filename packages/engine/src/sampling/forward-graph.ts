import { GraphBuilder } from "../graph/builder.ts";
import type { Graph } from "../graph/node.ts";
import { float, int } from "../graph/node.ts";
import { add, mul } from "../graph/nodes/elementwise.ts";
import { gatherElements } from "../graph/nodes/gather-elements.ts";
import { gather } from "../graph/nodes/gather.ts";
import { reshape } from "../graph/nodes/reshape.ts";
import { rotaryEmbedding } from "../graph/nodes/rotary-embedding.ts";
import type { Value } from "../graph/value.ts";
import { headName, linearName, linearShape } from "../models/model-tensors.ts";
import type { LoraTarget } from "../ports/training.ts";
import type { ModelConfig } from "../ports/weights.ts";
import type { AttentionInputs } from "./cached-attention.ts";
import { decodeAttention, prefillAttention } from "./cached-attention.ts";
import type { Int8BlockWeights } from "../quantization/int8-block-weights.ts";
import type { Int8Weights } from "../quantization/int8-weights.ts";
import { floatProjection, int8Projection, type WeightRef } from "./projection.ts";
import { logSoftmax, selectionHead } from "./selection-head.ts";

/**
 * `decode`: one new token per row, on top of its cached past; ends in the selection head. `decode-few`
 * is the same with products that suit fewer than four rows.
 * `prefill`: many new tokens per row without a past. `extend`: the same on top of a cached past.
 * The latter two only yield keys and values, so their last layer stops there.
 * `score`: as `prefill`, all the way to the log-probabilities of given tokens.
 */
export type ForwardKind = "decode" | "decode-few" | "prefill" | "extend" | "score";

/**
 * The forward pass of a model of the Llama family over the new tokens of a batch, all rows laid end to end (no padding outside
 * attention). With `int8` the linear layers are computed in 8 bits and their weights stand in the graph. Inputs besides the weights, which are fed under their Hugging Face names:
 * `tokens` [n], `positions` [n, 1] int64; `cos`, `sin` [positions, headDim/2]; see `AttentionInputs`
 * and `selectionHead`. Outputs: `layer.I.key`, `layer.I.value` [n, kvHeads · headDim] of the new
 * tokens, and what the selection head yields. `score` yields `logprobs` [m, 1] instead: of `targets` [m, 1] at the rows `targetRows` [m], int64 both.
 */
export function buildForwardGraph(config: ModelConfig, kind: ForwardKind, int8: Int8Weights | Int8BlockWeights | null = null): Graph {
  const { hiddenSize, heads, kvHeads, headDim, vocabSize, layers } = config;
  const g = new GraphBuilder(`sampling-${kind}`);
  const fed = new Map<string, Value>(); // tied embeddings are read at both ends
  const weight = (name: string, ...shape: number[]): Value => {
    const value = fed.get(name) ?? g.input(name, "float32", shape);
    fed.set(name, value);
    return value;
  };
  const linear = int8 ? int8Projection(g, int8) : floatProjection(g, kind === "decode", ({ name, out, in: width }) => weight(`${name}.weight`, out, width));
  const norm = (x: Value, name: string): Value =>
    g.apply({
      op: "SimplifiedLayerNormalization", inputs: [x, weight(`${name}.weight`, x.shape.at(-1) as number)], output: { type: "float32", shape: x.shape },
      attributes: { axis: int(-1), epsilon: float(config.rmsNormEps) },
    });

  const tokens = g.input("tokens", "int64", ["n"]);
  const positions = g.input("positions", "int64", ["n", 1]);
  const [cos, sin] = ["cos", "sin"].map((name) => g.input(name, "float32", ["positions", headDim / 2])) as [Value, Value];
  const normHeads = (x: Value, name: string, count: number): Value =>
    config.qkNorm ? reshape(g, norm(reshape(g, x, ["n", count, headDim]), name), x.shape) : x;
  const rotate = (x: Value, count: number): Value =>
    reshape(g, rotaryEmbedding(g, reshape(g, x, ["n", 1, count * headDim]), positions, cos, sin, count), ["n", count * headDim]);
  const decoding = kind === "decode" || kind === "decode-few";
  const inputs: AttentionInputs = attentionInputs(g, kind, decoding);

  const embedding = weight("model.embed_tokens.weight", vocabSize, hiddenSize);
  let x = gather(g, embedding, tokens);
  for (let layer = 0; layer < layers; layer++) {
    const prefix = `model.layers.${layer}`;
    const ref = (target: LoraTarget): WeightRef => {
      const [name, [out, width]] = [linearName(layer, target), linearShape(config, target)];
      return { name, out, in: width, bias: config.biases?.includes(target) ? weight(`${name}.bias`, out) : null };
    };
    const h = norm(x, `${prefix}.input_layernorm`);
    const key = rotate(normHeads(linear.apply(h, ref("k_proj")), `${prefix}.self_attn.k_norm`, kvHeads), kvHeads);
    const value = linear.apply(h, ref("v_proj"));
    if (kind !== "score") {
      g.output(`layer.${layer}.key`, key);
      g.output(`layer.${layer}.value`, value);
      if (!decoding && layer === layers - 1) return g.build();
    }

    const query = rotate(normHeads(linear.apply(h, ref("q_proj")), `${prefix}.self_attn.q_norm`, heads), heads);
    const past = kind === "prefill" || kind === "score" ? null : (["key", "value"].map((name) =>
      g.input(`past.${layer}.${name}`, "float32", [decoding ? "n" : "rows", kvHeads, "past", headDim])) as [Value, Value]);
    const attend = decoding ? decodeAttention : prefillAttention;
    const mixed = attend(g, { query, key, value, past, inputs, heads, kvHeads, headDim });
    x = add(g, x, linear.apply(mixed, ref("o_proj")));

    const m = norm(x, `${prefix}.post_attention_layernorm`);
    const gate = linear.enter(m, ref("gate_proj"));
    const up = linear.enter(m, ref("up_proj"));
    const silu = g.apply({ op: "QuickGelu", domain: "com.microsoft", inputs: [gate], output: { type: "float32", shape: gate.shape }, attributes: { alpha: float(1) } });
    x = add(g, x, linear.leave(mul(g, silu, up), ref("down_proj")));
  }
  const logits = (of: Value): Value => linear.apply(norm(of, "model.norm"), { name: headName(config).replace(/\.weight$/, ""), out: vocabSize, in: hiddenSize });
  if (kind === "score") {
    const logprobs = logSoftmax(g, logits(gather(g, x, g.input("targetRows", "int64", ["m"]))));
    g.output("logprobs", gatherElements(g, logprobs, g.input("targets", "int64", ["m", 1]), 1));
  } else selectionHead(g, logits(x));
  return g.build();
}

function attentionInputs(g: GraphBuilder, kind: ForwardKind, decoding: boolean): AttentionInputs {
  if (decoding) return { mask: g.input("mask", "float32", ["n", 1, 1, "all"]) };
  return {
    mask: g.input("mask", "float32", kind === "extend" ? ["rows", 1, "width", "all"] : [1, 1, "width", "width"]),
    pad: g.input("pad", "int64", ["rows", "width"]),
    unpad: g.input("unpad", "int64", ["n"]),
  };
}
