import type { Tensor } from "onnxruntime-node";
import type { Feeds } from "../../onnx/session.ts";
import { floatTensor } from "../../onnx/tensors.ts";
import type { Graph } from "../node.ts";
import { noise } from "./noise.ts";

/**
 * Feeds for every input of a graph: those given, and random numbers in (−1, 1)/√width for the others, which must be float32.
 * `sizes` says how large symbolic dimensions are.
 */
export function randomFeeds(graph: Graph, sizes: Readonly<Record<string, number>>, given: Readonly<Record<string, Tensor>>): Feeds {
  return Object.fromEntries(graph.inputs.map(({ name, type, shape }, i) => {
    if (given[name]) return [name, given[name]];
    if (type !== "float32") throw new TypeError(`Input ${name} is ${type}; give it.`);
    const dims = shape.map((dim) => (typeof dim === "number" ? dim : sizes[dim]!));
    const spread = dims.length === 1 ? 1 : 2 / Math.sqrt(dims.at(-1)!);
    return [name, floatTensor(noise(dims.reduce((a, b) => a * b, 1), i + 1).map((value) => value * spread), dims)];
  }));
}
