import type { Tensor } from "onnxruntime-node";
import type { Feeds } from "../../onnx/session.ts";
import { floatTensor } from "../../onnx/tensors.ts";
import { GraphBuilder } from "../builder.ts";
import type { Graph } from "../node.ts";
import type { ElementType, Shape, Value } from "../value.ts";
import { noise } from "./noise.ts";

/** A graph and what it is fed, to be run in several ways whose outputs must agree. */
export interface GraphCase {
  readonly name: string;
  readonly graph: () => Graph;
  readonly feeds: Feeds;
  /** The first output's numbers where they are known by hand. */
  readonly expected?: readonly number[];
}

export type CaseInput = readonly number[] | Tensor;

/**
 * A case of one operator, or few. Inputs are fed, never constants, which ONNX Runtime would compute beforehand on the CPU.
 * A bare shape stands for random float32 numbers in (−1, 1). What `build` returns are the outputs.
 */
export function operatorCase(
  name: string,
  inputs: Readonly<Record<string, CaseInput>>,
  build: (g: GraphBuilder, inputs: Readonly<Record<string, Value>>) => Value | readonly Value[],
  expected?: readonly number[],
): GraphCase {
  const feeds = Object.fromEntries(Object.entries(inputs).map(([key, input], i) => [key, "dims" in input ? input : random(input, i + 1)]));
  const graph = (): Graph => {
    const g = new GraphBuilder(name);
    const values = Object.fromEntries(Object.entries(feeds).map(([key, { type, dims }]) => [key, g.input(key, type as ElementType, dims)]));
    const built = build(g, values);
    for (const [i, value] of ("type" in built ? [built] : built).entries()) g.output(`y${i}`, value);
    return g.build();
  };
  return { name, graph, feeds, ...(expected && { expected }) };
}

/** float32 numbers in (−1, 1). */
export function random(shape: readonly number[], seed: number): Tensor {
  return floatTensor(noise(shape.reduce((a, b) => a * b, 1), seed), shape);
}

/** float32 numbers as given. */
export function floats(shape: readonly number[], ...numbers: readonly number[]): Tensor {
  return floatTensor(Float32Array.from(numbers), shape);
}

/** An operator for which the engine has no function of its own, with one output. */
export function vouched(g: GraphBuilder, op: string, inputs: readonly (Value | null)[], shape: Shape, more: Partial<Pick<Parameters<GraphBuilder["apply"]>[0], "domain" | "attributes">> & { readonly type?: ElementType } = {}): Value {
  const { type = "float32", ...rest } = more;
  return g.apply({ op, inputs, output: { type, shape }, ...rest });
}
