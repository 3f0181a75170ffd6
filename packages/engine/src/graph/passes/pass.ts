import type { Graph } from "../node.ts";

/** A graph that computes the same under the same names of inputs and outputs. Graphs are frozen, so a pass makes a new one. */
export type Pass = (graph: Graph) => Graph;
