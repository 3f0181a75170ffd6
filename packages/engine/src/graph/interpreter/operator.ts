import { GraphError } from "../graph-error.ts";
import type { GraphNode } from "../node.ts";
import type { NdArray } from "./ndarray.ts";

/** What one ONNX operator does, as its specification reads. Throws on what it does not know, and never guesses. */
export type Operator = (inputs: Inputs, attributes: Attributes) => readonly NdArray[];

/** A left-out optional input is undefined. */
export type Inputs = readonly (NdArray | undefined)[];

/** A node's attributes, with ONNX's own defaults where one is missing. */
export class Attributes {
  readonly #node: Pick<GraphNode, "attributes" | "outputs">;

  constructor(node: Pick<GraphNode, "attributes" | "outputs">) {
    this.#node = node;
  }

  /** Number of outputs, which Split needs. */
  get outputs(): number {
    return this.#node.outputs.length;
  }

  number(name: string, fallback: number): number {
    const found = this.#node.attributes[name];
    if (!found) return fallback;
    if (found.kind !== "int" && found.kind !== "float") throw new GraphError(`attribute ${name} is ${found.kind}, expected a number.`);
    return found.value;
  }

  numbers(name: string): readonly number[] {
    const found = this.#node.attributes[name];
    if (found?.kind !== "ints" && found?.kind !== "floats") throw new GraphError(`attribute ${name} is ${found?.kind ?? "missing"}, expected numbers.`);
    return found.value;
  }

  string(name: string, fallback: string): string {
    const found = this.#node.attributes[name];
    if (!found) return fallback;
    if (found.kind !== "string") throw new GraphError(`attribute ${name} is ${found.kind}, expected a string.`);
    return found.value;
  }
}
