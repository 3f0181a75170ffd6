import { describe, expect, test } from "vitest";
import { forwardGraphCases } from "../../sampling/__fixtures__/forward-graph-cases.ts";
import { llamaGraphCase, llamaGraphCases } from "../../training/__fixtures__/llama-graph-cases.ts";
import { tinyLora } from "../../training/__fixtures__/random-model.ts";
import { relativeError } from "../__fixtures__/finite-differences.ts";
import type { GraphCase } from "../__fixtures__/graph-case.ts";
import { operatorCase, vouched } from "../__fixtures__/graph-case.ts";
import { operatorCases } from "../__fixtures__/operator-cases/index.ts";
import { GraphBuilder } from "../builder.ts";
import { interpret } from "../interpreter/interpret.ts";
import { neg } from "../nodes/elementwise.ts";
import { float, int } from "../node.ts";
import type { Pass } from "./pass.ts";
import { portable } from "./portable.ts";
import { removeDeadNodes } from "./remove-dead-nodes.ts";

const every = [...operatorCases, ...llamaGraphCases, ...forwardGraphCases];
const onnxRuntimeOnly = ["FusedMatMul", "SimplifiedLayerNormalization", "QuickGelu"];
const ops = (graphCase: GraphCase, pass: Pass): string[] => pass(graphCase.graph()).nodes.map(({ op }) => op);

describe.each([["removeDeadNodes", removeDeadNodes], ["portable", portable]] as const)("%s", (_, pass) => {
  test.each(every)("leaves the results of $name as they were", ({ graph, feeds }) => {
    const before = interpret(graph(), feeds);
    const after = interpret(pass(graph()), feeds);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const [name, { type, dims, data }] of Object.entries(before)) {
      expect(after[name]).toMatchObject({ type, dims });
      expect(relativeError(after[name]!.data, data), name).toBeLessThan(1e-7); // attributes that become constants are rounded to float32
    }
  });
});

test("portable leaves none of the operators that WebGPU lacks or gets wrong", () => {
  for (const op of onnxRuntimeOnly) expect(every.some((graphCase) => ops(graphCase, (graph) => graph).includes(op)), op).toBe(true);
  for (const graphCase of every) expect(ops(graphCase, portable).filter((op) => onnxRuntimeOnly.includes(op)), graphCase.name).toEqual([]);
});

test("portable refuses the norm whose second output WebGPU leaves unwritten", () => {
  const { graph } = operatorCase("two outputs", { x: [2, 3], w: [3] }, (g, { x, w }) => g.node({
    op: "SimplifiedLayerNormalization", inputs: [x!, w!], attributes: { axis: int(-1), epsilon: float(1e-5) },
    outputs: [{ type: "float32", shape: [2, 3] }, { type: "float32", shape: [2, 1] }],
  }));
  expect(() => portable(graph())).toThrow("SimplifiedLayerNormalization over the last axis with one output");
});

test("removeDeadNodes leaves out what no output needs: unused nodes, their inputs' nodes and constants, but no inputs of the graph", () => {
  const g = new GraphBuilder("dead");
  const x = g.input("x", "float32", [2]);
  g.input("unused", "float32", [2]);
  neg(g, vouched(g, "Add", [x, g.scalar(3)], [2]));
  g.output("y", neg(g, x));
  const { nodes, constants, inputs } = removeDeadNodes(g.build());
  expect(nodes.map(({ op }) => op)).toEqual(["Neg"]);
  expect(constants).toEqual([]);
  expect(inputs.map(({ name }) => name)).toEqual(["x", "unused"]);
});

test("removeDeadNodes drops the gradients that adapters on fewer layers do not need", () => {
  const { graph } = llamaGraphCase("down_proj alone", { lora: { ...tinyLora, targets: ["down_proj"] } });
  const before = graph().nodes.length;
  // Of the lowest layer: everything below the gated product.
  expect(before - removeDeadNodes(graph()).nodes.length).toBeGreaterThan(30);
});
