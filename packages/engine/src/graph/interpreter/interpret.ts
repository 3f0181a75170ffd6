import { bindShape, checkFeeds } from "../bind-shape.ts";
import { GraphError } from "../graph-error.ts";
import type { Graph, GraphNode } from "../node.ts";
import { sizeOf, type NdArray } from "./ndarray.ts";
import { Attributes } from "./operator.ts";
import { operators } from "./operators.ts";

/** What an input is fed: a session's tensor, or the same with float64 numbers. */
export interface FedTensor {
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: ArrayLike<unknown>;
}

/**
 * Runs a graph as its operators' specifications read: plain loops, one node after the other, all arithmetic in float64
 * and nothing rounded to float32. Slow, and meant to be obviously right: ONNX Runtime is held against it in tests. It
 * also checks what a session does not: that every node yields the type and shape which the graph says, and that a
 * symbolic size is the same wherever its name occurs.
 *
 * @returns the graph's outputs by name.
 * @throws GraphError naming the node, or the input that is missing or does not fit.
 */
export function interpret(graph: Graph, feeds: Readonly<Record<string, FedTensor>>): Record<string, NdArray> {
  const sizes = checkFeeds(graph, feeds);
  const values = new Map<string, NdArray>();
  for (const { name, type } of graph.inputs) {
    const { dims, data } = feeds[name]!;
    values.set(name, { type, dims, data: Float64Array.from(data, Number) });
  }
  for (const { value, data } of graph.constants) {
    values.set(value.name, { type: value.type, dims: value.shape as readonly number[], data: Float64Array.from(data as ArrayLike<unknown>, Number) });
  }
  for (const node of graph.nodes) {
    const where = `Graph ${graph.name}, node ${node.name}`;
    const results = runNode(where, node, values);
    for (const [i, output] of node.outputs.entries()) {
      const result = results[i];
      if (!result) throw new GraphError(`${where}: ${node.op} yields ${results.length} outputs; the graph names ${node.outputs.length}.`);
      if (result.data.length !== sizeOf(result.dims)) throw new GraphError(`${where}: ${node.op} yields ${result.data.length} numbers for a shape of [${result.dims.join(", ")}].`);
      bindShape(where, result, output, sizes);
      values.set(output.name, result);
    }
  }
  return Object.fromEntries(graph.outputs.map(({ name }) => [name, values.get(name)!]));
}

function runNode(where: string, node: GraphNode, values: ReadonlyMap<string, NdArray>): readonly NdArray[] {
  const operator = operators.get(node.op);
  if (!operator) throw new GraphError(`${where}: the interpreter does not know ${node.op}. Add it to graph/interpreter/operators.ts.`);
  const inputs = node.inputs.map((input) => {
    if (input === null) return undefined;
    const value = values.get(input.name);
    if (!value) throw new GraphError(`${where}: its input ${input.name} has not been computed.`);
    return value;
  });
  try {
    return operator(inputs, new Attributes(node));
  } catch (error) {
    throw new GraphError(`${where}: ${node.op}: ${(error as Error).message}`, { cause: error });
  }
}
