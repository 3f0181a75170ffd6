import { GraphBuilder } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import type { GraphNode } from "../node.ts";
import { add, mul, reciprocal, sigmoid, sqrt } from "../nodes/elementwise.ts";
import { matMul } from "../nodes/mat-mul.ts";
import { gemm } from "../nodes/gemm.ts";
import { reduceMean } from "../nodes/reduce.ts";
import { transpose } from "../nodes/transpose.ts";
import type { Value } from "../value.ts";
import type { Pass } from "./pass.ts";

/** An operator of ONNX Runtime's own written out in ONNX's. */
type Rewrite = (g: GraphBuilder, node: GraphNode, inputs: readonly Value[]) => Value;

const rewrites: Readonly<Record<string, Rewrite>> = {
  // Matrices by Gemm, batches by MatMul with transposed operands. There is no WebGPU kernel: ONNX Runtime would copy to the CPU and back.
  FusedMatMul(g, node, inputs) {
    const flag = (name: string): boolean => number(node, name, 0) !== 0;
    const [a, b] = inputs as [Value, Value];
    const alpha = number(node, "alpha", 1);
    if (a.shape.length === 2 && b.shape.length === 2) return gemm(g, a, b, { transA: flag("transA"), transB: flag("transB"), alpha });
    const operand = (x: Value, side: "A" | "B"): Value => {
      const axes = x.shape.map((_, axis) => axis);
      const moved = flag(`transBatch${side}`) ? [...axes.slice(1, -1), 0, axes.at(-1)!] : axes;
      const order = flag(`trans${side}`) ? [...moved.slice(0, -2), moved.at(-1)!, moved.at(-2)!] : moved;
      return order.every((axis, i) => axis === i) ? x : transpose(g, x, order);
    };
    const product = matMul(g, operand(a, "A"), operand(b, "B"));
    return alpha === 1 ? product : mul(g, product, g.scalar(alpha));
  },
  // Its second output, which gradients would use, is left unwritten by the WebGPU kernel: wrong gradients, and no error.
  SimplifiedLayerNormalization(g, node, inputs) {
    const [x, weight] = inputs as [Value, Value];
    const axis = number(node, "axis", -1);
    if (node.outputs.length > 1 || (axis !== -1 && axis !== x.shape.length - 1)) {
      throw new GraphError(`Node ${node.name}: only a SimplifiedLayerNormalization over the last axis with one output can be written out. Use gradients/rms-norm.ts.`);
    }
    const inverse = reciprocal(g, sqrt(g, add(g, reduceMean(g, mul(g, x, x), -1), g.scalar(number(node, "epsilon", 1e-5)))));
    return mul(g, mul(g, x, inverse), weight);
  },
  QuickGelu(g, node, inputs) {
    const [x] = inputs as [Value];
    const alpha = number(node, "alpha", 1.702);
    return mul(g, x, sigmoid(g, alpha === 1 ? x : mul(g, x, g.scalar(alpha))));
  },
};

/**
 * The same graph in operators that have a kernel for the CPU and for WebGPU alike, to be run anywhere. On the CPU the
 * operators that it replaces are faster or as fast, so it is for other providers.
 */
export const portable: Pass = (graph) => {
  if (!graph.nodes.some(({ op }) => op in rewrites)) return graph;
  const g = new GraphBuilder(graph.name);
  const now = new Map<string, Value>();
  for (const { name, type, shape } of graph.inputs) now.set(name, g.input(name, type, shape));
  for (const { value, data } of graph.constants) now.set(value.name, g.constant(value.name, data, value.shape as readonly number[]));
  for (const node of graph.nodes) {
    const inputs = node.inputs.map((input) => input && now.get(input.name)!);
    if (node.op === "Identity") {
      now.set(node.outputs[0]!.name, inputs[0]!);
      continue;
    }
    const rewrite = rewrites[node.op];
    const results = rewrite ? [rewrite(g, node, inputs as readonly Value[])] : g.node({ ...node, inputs });
    for (const [i, output] of node.outputs.entries()) now.set(output.name, results[i]!);
  }
  for (const { name } of graph.outputs) g.output(name, now.get(name)!);
  return g.build();
};

function number(node: GraphNode, name: string, fallback: number): number {
  const attribute = node.attributes[name];
  return attribute && (attribute.kind === "int" || attribute.kind === "float") ? attribute.value : fallback;
}
