import type { Tensor } from "onnxruntime-node";
import { floatTensor } from "../../onnx/tensors.ts";
import { GraphBuilder } from "../builder.ts";
import { interpret, type FedTensor } from "../interpreter/interpret.ts";
import type { Graph } from "../node.ts";
import type { Shape, Value } from "../value.ts";
import { disagreements } from "./agreement.ts";
import { finiteDifferences, relativeError } from "./finite-differences.ts";
import type { GraphCase } from "./graph-case.ts";
import { noise } from "./noise.ts";

export interface Piece {
  readonly output: Value;
  /** Gradients of the differentiable inputs by name, from the gradient of the output. */
  backward(dy: Value): Readonly<Record<string, Value>>;
}

/** A piece of a model with its hand-written gradients, float32 inputs of these shapes, and whatever else it is fed. */
export interface GradientCase {
  readonly name: string;
  readonly shapes: Readonly<Record<string, readonly number[]>>;
  readonly build: (g: GraphBuilder, inputs: Readonly<Record<string, Value>>) => Piece;
  readonly outputShape: readonly number[];
  readonly feeds?: Readonly<Record<string, Tensor>>;
  readonly symbolic?: Readonly<Record<string, Shape>>;
}

const size = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** The piece's output "y" and its gradients "d NAME" of Σ output·dy, fed random numbers. */
export function gradientGraph({ name, shapes, build, outputShape, feeds, symbolic }: GradientCase): GraphCase {
  const graph = (): Graph => {
    const g = new GraphBuilder(name);
    const inputs = Object.fromEntries(Object.keys(shapes).map((key) => [key, g.input(key, "float32", symbolic?.[key] ?? shapes[key]!)]));
    const piece = build(g, inputs);
    const gradients = piece.backward(g.input("dy", "float32", piece.output.shape));
    g.output("y", piece.output);
    for (const [key, value] of Object.entries(gradients)) g.output(`d ${key}`, value);
    return g.build();
  };
  const random = Object.fromEntries(Object.entries(shapes).map(([key, shape], i) => [key, floatTensor(noise(size(shape), i + 1), shape)]));
  return { name, graph, feeds: { ...feeds, ...random, dy: floatTensor(noise(size(outputShape), 99), outputShape) } };
}

/**
 * How wrong a piece's gradients are. `worst`: the largest relative error, over the differentiable inputs, beside
 * finite differences of Σ output·dy, both computed by the interpreter in float64. `onnx`: the largest disagreement of
 * ONNX Runtime, in float32, with the interpreter. `checked`: the differentiable inputs.
 */
export async function gradientErrors(piece: GradientCase): Promise<{ readonly worst: number; readonly onnx: number; readonly checked: readonly string[] }> {
  const { graph: build, feeds } = gradientGraph(piece);
  const graph = build();
  const exact: Record<string, FedTensor & { readonly data: ArrayLike<unknown> }> = { ...feeds };
  const data = new Map(Object.keys(piece.shapes).map((name) => [name, Float64Array.from(feeds[name]!.data as Float32Array)]));
  for (const [name, numbers] of data) exact[name] = { type: "float32", dims: piece.shapes[name]!, data: numbers };
  const dy = feeds["dy"]!.data as Float32Array;
  const loss = (): number => interpret(graph, exact)["y"]!.data.reduce((sum, value, i) => sum + value * dy[i]!, 0);

  const reference = interpret(graph, exact);
  const checked = Object.keys(piece.shapes).filter((name) => `d ${name}` in reference);
  const worst = Math.max(...checked.map((name) => relativeError(reference[`d ${name}`]!.data, finiteDifferences(data.get(name)!, loss))));
  const onnx = Math.max(...(await disagreements({ name: piece.name, graph: build, feeds })).values());
  return { worst, onnx, checked };
}
