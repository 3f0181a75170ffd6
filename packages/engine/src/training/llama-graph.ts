import { GraphBuilder } from "../graph/builder.ts";
import { attentionInputs, attentionLayout } from "../graph/gradients/attention.ts";
import { gatherRows } from "../graph/gradients/gather-rows.ts";
import { lossSlope, slopeColumns } from "../graph/gradients/loss-slope.ts";
import { rmsNorm } from "../graph/gradients/rms-norm.ts";
import { ropeTables } from "../graph/gradients/rope.ts";
import { targetLogprobs } from "../graph/gradients/target-logprobs.ts";
import { cast } from "../graph/nodes/cast.ts";
import { zerosLike } from "../graph/nodes/constant-of-shape.ts";
import { gather } from "../graph/nodes/gather.ts";
import { scatterRowsAdd } from "../graph/nodes/scatter-rows-add.ts";
import type { Graph } from "../graph/node.ts";
import type { Value } from "../graph/value.ts";
import type { LoraConfig, LoraTarget } from "../ports/training.ts";
import type { ModelConfig } from "../ports/weights.ts";
import type { Int8Weights } from "../quantization/int8-weights.ts";
import { graphWeights } from "./graph-weights.ts";
import { llamaLayer, type LlamaLayer } from "./llama-layer.ts";
import { headName } from "../models/model-tensors.ts";
import { adapterName } from "./weight-names.ts";

/** Name of the graph output that holds the gradient of an adapter's or, without one, of the model's tensor. */
export const gradientName = (tensor: string): string => `gradient of ${tensor}`;

export interface LlamaGraphOptions {
  readonly config: ModelConfig;
  /** null: no adapter; every tensor of the model is trained. */
  readonly lora: Omit<LoraConfig, "seed"> | null;
  /** With gradients of what is trained, or logprobs only. */
  readonly backward: boolean;
  /** Rows of the rope tables: the longest sequence. */
  readonly positions: number;
  /** Frozen linear layers in 8 bits, forward and backward, their weights in the graph; the head stays float32. */
  readonly int8?: Int8Weights | null;
}

/**
 * A model of the Llama family as one graph. n tokens of several sequences lie one after another; `AttentionLayout`
 * says how attention sees them. All of n, m and the layout's sizes may differ from run to run. Weights
 * are inputs under their own names, so they are fed, not copied.
 *
 * Inputs: tokens int32 [n], positions int64 [n, 1], those of `attentionInputs`, targetRows int64 [m]
 * (the token that predicts), targetTokens int32 [m, 1] (the token predicted), cos and sin
 * [positions, headDim/2], and with `backward` lossTerms [m, 8] (`lossSlope`).
 * Outputs: logprobs [m, 1] in nats, and with `backward` slopes [m, 1], d loss / d logprob, and the gradient
 * of that loss for every tensor that is trained under `gradientName`.
 */
export function llamaGraph({ config, lora, backward, positions, int8 = null }: LlamaGraphOptions): Graph {
  const g = new GraphBuilder(`llama-${lora ? "lora" : "full"}-${backward ? "backward" : "forward"}`);
  const tokens = g.input("tokens", "int32", ["n"]);
  const angles = [positions, config.headDim / 2];
  const tables = ropeTables(g, g.input("positions", "int64", ["n", 1]), g.input("cos", "float32", angles), g.input("sin", "float32", angles));
  const layout = attentionLayout(g, attentionInputs(g, backward), config);
  const targetRows = g.input("targetRows", "int64", ["m"]);
  const targetTokens = g.input("targetTokens", "int32", ["m", 1]);
  const gradients = new Map<string, Value>();
  const sink = lora ? null : (weight: Value, gradient: Value): void => void gradients.set(weight.name, gradient);
  const weights = graphWeights(g, config, lora, int8, sink);
  const embedding = weights.weight("model.embed_tokens.weight");

  let x = gather(g, embedding, tokens);
  const layers: LlamaLayer[] = [];
  for (let index = 0; index < config.layers; index++) {
    const layer = llamaLayer(g, config, index, x, weights, tables, layout);
    layers.push(layer);
    x = layer.output;
  }
  const predicting = gatherRows(g, x, targetRows);
  const norm = rmsNorm(g, predicting.output, weights.weight("model.norm.weight"), config.rmsNormEps, sink);
  const logprobs = targetLogprobs(g, norm.output, weights.weight(headName(config)), targetTokens, sink);
  g.output("logprobs", logprobs.output);

  if (backward) {
    const loraSink = (index: number, target: LoraTarget, { a, b }: { readonly a: Value; readonly b: Value }): void => {
      gradients.set(adapterName(index, target, "A"), a);
      gradients.set(adapterName(index, target, "B"), b);
    };
    const slopes = lossSlope(g, logprobs.output, g.input("lossTerms", "float32", ["m", slopeColumns.length]));
    g.output("slopes", slopes);
    let dx = predicting.backward(norm.backward(logprobs.backward(slopes), null));
    for (const [index, layer] of [...layers.entries()].toReversed()) {
      const below = layer.backward(dx, loraSink, index > 0 || !lora);
      if (below) dx = below;
    }
    // A tied embedding has the head's gradient already.
    if (!lora) gradients.set(embedding.name, scatterRowsAdd(g, gradients.get(embedding.name) ?? zerosLike(g, embedding), cast(g, tokens, "int64"), dx));
    for (const [tensor, gradient] of gradients) g.output(gradientName(tensor), gradient);
  }
  return g.build();
}
