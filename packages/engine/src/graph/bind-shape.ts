import { GraphError } from "./graph-error.ts";
import type { Value } from "./value.ts";
import { formatValue } from "./value.ts";

/** A tensor as far as its form goes. */
export interface TensorForm {
  readonly type: string;
  readonly dims: readonly number[];
}

/**
 * Throws unless a tensor has the type and shape of a value of the graph. A symbolic size may be anything from 1 on where
 * its name is met first, which `sizes` records, and must be the same from then on.
 */
export function bindShape(where: string, { type, dims }: TensorForm, value: Value, sizes: Map<string, number>): void {
  let fits = type === value.type && dims.length === value.shape.length;
  for (let axis = 0; fits && axis < dims.length; axis++) {
    const dim = dims[axis]!;
    let expected = value.shape[axis]!;
    if (typeof expected === "string") {
      const known = sizes.get(expected);
      if (known === undefined) sizes.set(expected, dim);
      expected = known ?? dim;
    }
    fits = dim === expected && dim >= 1;
  }
  if (fits) return;
  const known = value.shape.flatMap((dim) => (typeof dim === "string" && sizes.has(dim) ? [`${dim} = ${sizes.get(dim)}`] : []));
  throw new GraphError(`${where}: got ${type}[${dims.join(", ")}], expected ${formatValue(value)}${known.length > 0 ? ` with ${known.join(", ")}` : ""}.`);
}

/**
 * Throws unless exactly the graph's inputs are fed, each with its type and shape. ONNX Runtime itself takes any size for a
 * symbolic one, and zero, which kills the process in some kernels.
 * @returns the sizes of the symbolic dimensions.
 */
export function checkFeeds(graph: { readonly name: string; readonly inputs: readonly Value[] }, feeds: Readonly<Record<string, TensorForm | undefined>>): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const input of graph.inputs) {
    const fed = feeds[input.name];
    if (!fed) throw new GraphError(`Graph ${graph.name}: the input ${input.name} was not fed.`);
    bindShape(`Graph ${graph.name}, input ${input.name}`, fed, input, sizes);
  }
  let count = 0;
  for (const _ in feeds) count++;
  if (count !== graph.inputs.length) {
    const known = new Set(graph.inputs.map(({ name }) => name));
    throw new GraphError(`Graph ${graph.name} has no input ${Object.keys(feeds).find((name) => !known.has(name))}.`);
  }
  return sizes;
}
