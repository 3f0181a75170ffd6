import { expect, test } from "vitest";
import { floats, operatorCase, vouched } from "../__fixtures__/graph-case.ts";
import { GraphBuilder } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import type { Graph } from "../node.ts";
import { gather } from "../nodes/gather.ts";
import { interpret } from "./interpret.ts";

const a = floats([2, 3], 1, 2, 3, 4, 5, 6);
const run = (graph: () => Graph) => () => interpret(graph(), { a });

test("a node that yields another shape or type than the graph says is named", () => {
  const shape = operatorCase("wrong", { a }, (g, { a: x }) => vouched(g, "Transpose", [x!], [2, 3], { attributes: { perm: { kind: "ints", value: [1, 0] } } }));
  expect(run(shape.graph)).toThrow("Graph wrong, node Transpose_0: got float32[3, 2], expected y0: float32[2, 3].");
  const type = operatorCase("wrong", { a }, (g, { a: x }) => vouched(g, "Neg", [x!], [2, 3], { type: "int64" }));
  expect(run(type.graph)).toThrow("Graph wrong, node Neg_0: got float32[2, 3], expected y0: int64[2, 3].");
});

test("a symbolic size is the same wherever its name occurs", () => {
  const g = new GraphBuilder("symbols");
  const x = g.input("a", "float32", ["t", 3]);
  g.output("y", vouched(g, "Transpose", [x], ["u", "t"], { attributes: { perm: { kind: "ints", value: [1, 0] } } }));
  expect(() => interpret(g.build(), { a: floats([3, 3], 1, 2, 3, 4, 5, 6, 7, 8, 9) })).not.toThrow();
  const wrong = new GraphBuilder("symbols");
  wrong.output("y", vouched(wrong, "Transpose", [wrong.input("a", "float32", ["t", 3])], ["t", "u"], { attributes: { perm: { kind: "ints", value: [1, 0] } } }));
  expect(() => interpret(wrong.build(), { a })).toThrow("node Transpose_0: got float32[3, 2], expected y: float32[t, u] with t = 2");
});

test("what it does not know it refuses, by name", () => {
  const operator = operatorCase("wrong", { a }, (g, { a: x }) => vouched(g, "Erf", [x!], [2, 3]));
  expect(run(operator.graph)).toThrow(GraphError);
  expect(run(operator.graph)).toThrow("node Erf_0: the interpreter does not know Erf. Add it to graph/interpreter/operators.ts.");
  const reduction = operatorCase("wrong", { a }, (g, { a: x }) =>
    vouched(g, "ScatterND", [x!, g.constant("i", BigInt64Array.of(0n), [1, 1]), g.constant("u", new Float32Array(3), [1, 3])], [2, 3], { attributes: { reduction: { kind: "string", value: "mul" } } }));
  expect(run(reduction.graph)).toThrow("node ScatterND_0: ScatterND: reduction mul is not known to the interpreter.");
});

test("an index outside its dimension is an error, not a number from elsewhere", () => {
  const { graph } = operatorCase("rows", { a }, (g, { a: x }) => gather(g, x!, g.vector([2])));
  expect(run(graph)).toThrow("index 2 is outside a dimension of 2");
});

test("feeds are checked as a session checks them", () => {
  const { graph } = operatorCase("fed", { a, b: [2, 3] }, (g, { a: x, b }) => vouched(g, "Add", [x!, b!], [2, 3]));
  expect(run(graph)).toThrow("Graph fed: the input b was not fed.");
});
