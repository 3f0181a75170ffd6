import { GraphError } from "../graph-error.ts";
import type { Graph, GraphNode } from "../node.ts";
import type { Value } from "../value.ts";
import { formatValue } from "../value.ts";
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
  const sizes = new Map<string, number>();
  const values = new Map<string, NdArray>();
  for (const input of graph.inputs) {
    const fed = feeds[input.name];
    if (!fed) throw new GraphError(`Graph ${graph.name}: the input ${input.name} was not fed.`);
    const array = { type: input.type, dims: fed.dims, data: Float64Array.from(fed.data, Number) };
    expectShape(`Graph ${graph.name}, input ${input.name}`, { ...array, type: fed.type }, input, sizes);
    values.set(input.name, array);
  }
  for (const name of Object.keys(feeds)) if (!values.has(name)) throw new GraphError(`Graph ${graph.name} has no input ${name}.`);
  for (const { value, data } of graph.constants) {
    values.set(value.name, { type: value.type, dims: value.shape as readonly number[], data: Float64Array.from(data as ArrayLike<unknown>, Number) });
  }
  for (const node of graph.nodes) {
    const where = `Graph ${graph.name}, node ${node.name}`;
    const results = runNode(where, node, values);
    for (const [i, output] of node.outputs.entries()) {
      const result = results[i];
      if (!result) throw new GraphError(`${where}: ${node.op} yields ${results.length} outputs; the graph names ${node.outputs.length}.`);
      expectShape(where, result, output, sizes);
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

function expectShape(where: string, { type, dims, data }: Omit<NdArray, "type"> & { readonly type: string }, value: Value, sizes: Map<string, number>): void {
  const fits = type === value.type && dims.length === value.shape.length && data.length === sizeOf(dims) && value.shape.every((expected, axis) => {
    const dim = dims[axis]!;
    if (typeof expected === "number") return expected === dim;
    const known = sizes.get(expected) ?? dim;
    sizes.set(expected, known);
    return known === dim;
  });
  if (fits) return;
  const symbols = value.shape.flatMap((dim) => (typeof dim === "string" && sizes.has(dim) ? [`${dim} = ${sizes.get(dim)}`] : []));
  throw new GraphError(`${where}: got ${type}[${dims.join(", ")}] of ${data.length} numbers, expected ${formatValue(value)}${symbols.length > 0 ? ` with ${symbols.join(", ")}` : ""}.`);
}
