import type { Pass } from "./pass.ts";

/**
 * Leaves out nodes and constants that no output depends on, as the reversed sines of a graph without gradients.
 * Inputs stay, needed or not: they are what callers feed.
 */
export const removeDeadNodes: Pass = (graph) => {
  const needed = new Set(graph.outputs.map(({ name }) => name));
  const nodes = graph.nodes.toReversed().filter((node) => {
    if (!node.outputs.some(({ name }) => needed.has(name))) return false;
    for (const input of node.inputs) if (input) needed.add(input.name);
    return true;
  }).toReversed();
  const constants = graph.constants.filter(({ value }) => needed.has(value.name));
  return Object.freeze({ ...graph, nodes: Object.freeze(nodes), constants: Object.freeze(constants) });
};
