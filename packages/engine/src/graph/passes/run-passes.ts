import type { Graph } from "../node.ts";
import { portable } from "./portable.ts";
import { removeDeadNodes } from "./remove-dead-nodes.ts";

/** Where a graph runs. */
export type Provider = "cpu" | "webgpu";

/** What is done to every graph between its building and its encoding. Names of inputs and outputs, and results, stay the same. */
export function runPasses(graph: Graph, provider: Provider): Graph {
  const passes = provider === "cpu" ? [removeDeadNodes] : [portable, removeDeadNodes];
  return passes.reduce((current, pass) => pass(current), graph);
}
