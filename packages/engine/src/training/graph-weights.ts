import type { GraphBuilder } from "../graph/builder.ts";
import { linearWeight, withBias, type LinearWeight, type WeightSink } from "../graph/gradients/linear-weight.ts";
import { add } from "../graph/nodes/elementwise.ts";
import type { Value } from "../graph/value.ts";
import { loraScale } from "../formats/lora-scale.ts";
import type { LoraConfig, LoraTarget } from "../ports/training.ts";
import type { ModelConfig } from "../ports/weights.ts";
import { Int8Linear } from "../quantization/int8-linear.ts";
import type { Int8Weights } from "../quantization/int8-weights.ts";
import type { LayerWeights } from "./llama-layer.ts";
import { linearName, linearShape, weightShapes } from "../models/model-tensors.ts";
import { adapterName } from "./weight-names.ts";

/** A model's weights as inputs of the graph, with their adapters and, where there are none, the sink for their gradients. */
export function graphWeights(g: GraphBuilder, config: ModelConfig, lora: Omit<LoraConfig, "seed"> | null, int8: Int8Weights | null, sink: WeightSink | null): LayerWeights {
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
    sink,
    linear(index, target) {
      const name = linearName(index, target);
      const layer = rounded?.(index, target) ?? linearWeight(g, weight(`${name}.weight`), sink);
      return config.biases?.includes(target) ? withBias(g, layer, weight(`${name}.bias`), sink) : layer;
    },
    lora(index, target) {
      if (!lora?.targets.includes(target)) return null;
      const [out, width] = linearShape(config, target);
      return {
        a: g.input(adapterName(index, target, "A"), "float32", [lora.rank, width]),
        b: g.input(adapterName(index, target, "B"), "float32", [out, lora.rank]),
        scale: loraScale(lora),
      };
    },
  };
}

function int8Layers(g: GraphBuilder, config: ModelConfig, weights: Int8Weights): (layer: number, target: LoraTarget) => LinearWeight {
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
