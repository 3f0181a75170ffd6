import type { GraphBuilder } from "../graph/builder.ts";
import { attention, type AttentionLayout } from "../graph/gradients/attention.ts";
import type { LinearWeight, WeightSink } from "../graph/gradients/linear-weight.ts";
import { headNorm, type HeadNorm } from "../graph/gradients/head-norm.ts";
import { linear, type Linear, type LoraValues } from "../graph/gradients/linear.ts";
import { rmsNorm } from "../graph/gradients/rms-norm.ts";
import { rope, type RopeTables } from "../graph/gradients/rope.ts";
import { swiglu } from "../graph/gradients/swiglu.ts";
import { add } from "../graph/nodes/elementwise.ts";
import type { Value } from "../graph/value.ts";
import type { LoraTarget } from "../ports/training.ts";
import type { ModelConfig } from "../ports/weights.ts";

/** Where a layer's weights come from in the graph that is being built. */
export interface LayerWeights {
  weight(name: string): Value;
  lora(layer: number, target: LoraTarget): LoraValues | null;
  linear(layer: number, target: LoraTarget): LinearWeight;
  /** Takes the gradients of norms where they are trained. */
  readonly sink: WeightSink | null;
}

/** Receives the gradient of one side of a LoRA update. */
export type LoraSink = (layer: number, target: LoraTarget, gradients: { readonly a: Value; readonly b: Value }) => void;

export interface LlamaLayer {
  readonly output: Value; // [n, hidden]
  /** Passes LoRA gradients to `sink`; returns the gradient of x, or null where nothing below needs it. */
  backward(dy: Value, sink: LoraSink, needsInput: boolean): Value | null;
}

/** One decoder layer on n packed tokens: attention and gated MLP, each with a norm before it and a residual around it. */
export function llamaLayer(g: GraphBuilder, config: ModelConfig, index: number, x: Value, weights: LayerWeights, tables: RopeTables, layout: AttentionLayout): LlamaLayer {
  const prefix = `model.layers.${index}`;
  const project = (input: Value, target: LoraTarget): Linear => linear(g, input, weights.linear(index, target), weights.lora(index, target));
  const norm = (input: Value, name: string) => rmsNorm(g, input, weights.weight(`${prefix}.${name}.weight`), config.rmsNormEps, weights.sink);

  const normHeads = (input: Value, name: string, heads: number): HeadNorm =>
    config.qkNorm ? headNorm(g, input, weights.weight(`${prefix}.self_attn.${name}.weight`), heads, config.rmsNormEps, weights.sink) : { output: input, backward: (dy) => dy };

  const attentionNorm = norm(x, "input_layernorm");
  const q = project(attentionNorm.output, "q_proj");
  const k = project(attentionNorm.output, "k_proj");
  const v = project(attentionNorm.output, "v_proj");
  const normedQ = normHeads(q.output, "q_norm", config.heads);
  const normedK = normHeads(k.output, "k_norm", config.kvHeads);
  const turnedQ = rope(g, normedQ.output, tables, config.heads);
  const turnedK = rope(g, normedK.output, tables, config.kvHeads);
  const mixed = attention(g, turnedQ.output, turnedK.output, v.output, layout, config);
  const o = project(mixed.output, "o_proj");
  const middle = add(g, x, o.output);

  const mlpNorm = norm(middle, "post_attention_layernorm");
  const gate = project(mlpNorm.output, "gate_proj");
  const up = project(mlpNorm.output, "up_proj");
  const active = swiglu(g, gate.output, up.output);
  const down = project(active.output, "down_proj");

  return {
    output: add(g, middle, down.output),
    backward(dy, sink, needsInput) {
      const back = (layer: Linear, target: LoraTarget, gradient: Value, sum: Value | null, needed = true): Value | null => {
        const { x: dx, a, b } = layer.backward(gradient, { sum, needsInput: needed });
        if (a && b) sink(index, target, { a, b });
        return dx;
      };
      const dActive = active.backward(back(down, "down_proj", dy, null)!);
      const dMlp = back(up, "up_proj", dActive.up, back(gate, "gate_proj", dActive.gate, null));
      const dMiddle = mlpNorm.backward(dMlp!, dy);

      const dMixed = mixed.backward(back(o, "o_proj", dMiddle, null)!);
      const dQ = back(q, "q_proj", normedQ.backward(turnedQ.backward(dMixed.q)), null, needsInput);
      const dK = back(k, "k_proj", normedK.backward(turnedK.backward(dMixed.k)), dQ, needsInput);
      const dV = back(v, "v_proj", dMixed.v, dK, needsInput);
      return dV && attentionNorm.backward(dV, dMiddle);
    },
  };
}
