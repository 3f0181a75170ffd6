import { GraphBuilder } from "../graph/builder.ts";
import { attentionInputs, attentionLayout } from "../graph/gradients/attention.ts";
import { frozenWeight, withBias, type FrozenWeight } from "../graph/gradients/frozen-weight.ts";
import { gatherRows } from "../graph/gradients/gather-rows.ts";
import { lossSlope, slopeColumns } from "../graph/gradients/loss-slope.ts";
import { rmsNorm } from "../graph/gradients/rms-norm.ts";
import { ropeTables } from "../graph/gradients/rope.ts";
import { targetLogprobs } from "../graph/gradients/target-logprobs.ts";
import { gather } from "../graph/nodes/gather.ts";
import { add } from "../graph/nodes/elementwise.ts";
import type { Graph } from "../graph/node.ts";
import type { Value } from "../graph/value.ts";
import type { LoraConfig, LoraTarget } from "../ports/training.ts";
import type { ModelConfig } from "../ports/weights.ts";
import { Int8Linear } from "../quantization/int8-linear.ts";
import type { Int8Weights } from "../quantization/int8-weights.ts";
import { llamaLayer, type LayerWeights, type LlamaLayer } from "./llama-layer.ts";
import { adapterName, headName, linearName, linearShape, weightShapes } from "./weight-names.ts";

/** Name of the graph output that holds the gradient of an adapter tensor. */
export const gradientName = (adapterTensor: string): string => `gradient of ${adapterTensor}`;

export interface LlamaGraphOptions {
  readonly config: ModelConfig;
  readonly lora: Pick<LoraConfig, "rank" | "alpha" | "targets">;
  /** With gradients of the adapter, or logprobs only. */
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
 * of that loss for every adapter tensor under `gradientName`.
 */
export function llamaGraph({ config, lora, backward, positions, int8 = null }: LlamaGraphOptions): Graph {
  const g = new GraphBuilder(backward ? "llama-lora-backward" : "llama-lora-forward");
  const tokens = g.input("tokens", "int32", ["n"]);
  const angles = [positions, config.headDim / 2];
  const tables = ropeTables(g, g.input("positions", "int64", ["n", 1]), g.input("cos", "float32", angles), g.input("sin", "float32", angles));
  const layout = attentionLayout(g, attentionInputs(g, backward), config);
  const targetRows = g.input("targetRows", "int64", ["m"]);
  const targetTokens = g.input("targetTokens", "int32", ["m", 1]);
  const weights = graphWeights(g, config, lora, int8);

  let x = gather(g, weights.weight("model.embed_tokens.weight"), tokens);
  const layers: LlamaLayer[] = [];
  for (let index = 0; index < config.layers; index++) {
    const layer = llamaLayer(g, config, index, x, weights, tables, layout);
    layers.push(layer);
    x = layer.output;
  }
  const predicting = gatherRows(g, x, targetRows);
  const norm = rmsNorm(g, predicting.output, weights.weight("model.norm.weight"), config.rmsNormEps);
  const logprobs = targetLogprobs(g, norm.output, weights.weight(headName(config)), targetTokens);
  g.output("logprobs", logprobs.output);

  if (backward) {
    const sink = (index: number, target: LoraTarget, gradients: { readonly a: Value; readonly b: Value }): void => {
      g.output(gradientName(adapterName(index, target, "A")), gradients.a);
      g.output(gradientName(adapterName(index, target, "B")), gradients.b);
    };
    const slopes = lossSlope(g, logprobs.output, g.input("lossTerms", "float32", ["m", slopeColumns.length]));
    g.output("slopes", slopes);
    let dx = predicting.backward(norm.backward(logprobs.backward(slopes), null));
    for (const [index, layer] of [...layers.entries()].toReversed()) {
      const below = layer.backward(dx, sink, index > 0);
      if (below) dx = below;
    }
  }
  return g.build();
}

function graphWeights(g: GraphBuilder, config: ModelConfig, lora: LlamaGraphOptions["lora"], int8: Int8Weights | null): LayerWeights {
  const shapes = weightShapes(config);
  const inputs = new Map<string, Value>();
  const weight = (name: string): Value => {
    const value = inputs.get(name) ?? g.input(name, "float32", shapes.get(name)!);
    inputs.set(name, value);
    return value;
  };
  const rounded = int8 && int8Layers(g, config, int8);
  return {
    weight,
    linear(index, target) {
      const name = linearName(index, target);
      const layer = rounded?.(index, target) ?? frozenWeight(g, weight(`${name}.weight`));
      return config.biases?.includes(target) ? withBias(g, layer, weight(`${name}.bias`)) : layer;
    },
    lora(index, target) {
      if (!lora.targets.includes(target)) return null;
      const [out, width] = linearShape(config, target);
      return {
        a: g.input(adapterName(index, target, "A"), "float32", [lora.rank, width]),
        b: g.input(adapterName(index, target, "B"), "float32", [out, lora.rank]),
        scale: lora.alpha / lora.rank,
      };
    },
  };
}

function int8Layers(g: GraphBuilder, config: ModelConfig, weights: Int8Weights): (layer: number, target: LoraTarget) => FrozenWeight {
  const layers = new Int8Linear(g, weights);
  const plus = (product: Value, c: Value | null): Value => (c ? add(g, product, c) : product);
  return (layer, target) => {
    const name = linearName(layer, target);
    const [out, width] = linearShape(config, target);
    return {
      forward: (x, c) => plus(layers.forward(x, name, out, width), c),
      backward: (dy, c) => plus(layers.backward(dy, name, out, width), c),
    };
  };
}
