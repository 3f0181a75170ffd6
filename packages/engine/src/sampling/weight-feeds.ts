import type { Value } from "../graph/value.ts";
import { floatTensor } from "../onnx/tensors.ts";
import type { Feeds } from "../onnx/session.ts";
import type { ModelWeights } from "../ports/weights.ts";

/** The weights and biases among a graph's inputs as tensors on the model's own memory. Throws if one is missing or has another shape. */
export function weightFeeds(model: ModelWeights, inputs: readonly Value[]): Feeds {
  const feeds: Record<string, ReturnType<typeof floatTensor>> = {};
  for (const { name, shape } of inputs) {
    if (!name.endsWith(".weight") && !name.endsWith(".bias")) continue;
    const tensor = model.tensors.get(name);
    const wanted = shape.join(" × ");
    if (!tensor) throw new Error(`model.tensors has no ${name}; a ${model.config.architecture} model of this config needs it, ${wanted}. Check config and weights file.`);
    if (tensor.shape.join(" × ") !== wanted) {
      throw new Error(`model.tensors ${name} is ${tensor.shape.join(" × ")}; the config asks for ${wanted}. Check config and weights file.`);
    }
    feeds[name] = floatTensor(tensor.data, tensor.shape);
  }
  return feeds;
}
