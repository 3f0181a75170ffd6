import { describe, expect, test } from "vitest";
import { createSession } from "../../onnx/session.ts";
import { floatTensor, int64Tensor } from "../../onnx/tensors.ts";
import { GraphBuilder } from "../builder.ts";
import type { Shape, Value } from "../value.ts";
import { cast, equal, where } from "./cast.ts";
import { concat, slice, split, tile, unsqueeze } from "./concat.ts";
import { add, div, exp, log, mul, neg, reciprocal, sigmoid, sqrt, sub } from "./elementwise.ts";
import { fusedMatMul } from "./fused-mat-mul.ts";
import { gather, gatherElements, scatterRowsAdd } from "./gather.ts";
import { gemm } from "./gemm.ts";
import { matMul } from "./mat-mul.ts";
import { argMax, reduceLogSumExp, reduceMax, reduceMean, reduceSum, topK } from "./reduce.ts";
import { reshape, reshapeTo, shapeOf, transpose } from "./reshape.ts";
import { rotaryEmbedding } from "./rotary-embedding.ts";
import { softmax } from "./softmax.ts";

/** Runs one op on constants and checks that the shape that the builder inferred is the one that came out. */
async function evaluate(build: (g: GraphBuilder) => Value): Promise<number[]> {
  const g = new GraphBuilder("op");
  const value = build(g);
  g.output("result", value);
  await using session = await createSession(g.build(), { threads: 1 });
  const { result } = await session.run({});
  expect(result!.dims).toEqual(value.shape);
  expect(result!.type).toBe(value.type);
  return Array.from(result!.data as Iterable<number | bigint>, Number);
}

const matrix = (g: GraphBuilder, name: string, shape: readonly number[], numbers: readonly number[]) => g.constant(name, Float32Array.from(numbers), shape);
const a = (g: GraphBuilder) => matrix(g, "a", [2, 3], [1, 2, 3, 4, 5, 6]);
const a2 = (g: GraphBuilder) => matrix(g, "a2", [2, 3], [1, 2, 3, 4, 5, 6]);
const b = (g: GraphBuilder) => matrix(g, "b", [3, 2], [1, 0, 0, 1, 1, 1]);

describe("values", () => {
  const cases: [string, (g: GraphBuilder) => Value, number[]][] = [
    ["add broadcast", (g) => add(g, a(g), g.scalar(1)), [2, 3, 4, 5, 6, 7]],
    ["sub", (g) => sub(g, a(g), g.scalar(1)), [0, 1, 2, 3, 4, 5]],
    ["mul row", (g) => mul(g, a(g), matrix(g, "r", [3], [1, 0, 2])), [1, 0, 6, 4, 0, 12]],
    ["div", (g) => div(g, a(g), g.scalar(2)), [0.5, 1, 1.5, 2, 2.5, 3]],
    ["neg", (g) => neg(g, a(g)), [-1, -2, -3, -4, -5, -6]],
    ["sqrt", (g) => sqrt(g, matrix(g, "s", [2], [4, 9])), [2, 3]],
    ["reciprocal", (g) => reciprocal(g, matrix(g, "s", [2], [4, 2])), [0.25, 0.5]],
    ["sigmoid", (g) => sigmoid(g, g.scalar(0)), [0.5]],
    ["exp log", (g) => log(g, exp(g, matrix(g, "s", [2], [0, 1]))), [0, 1]],
    ["matMul", (g) => matMul(g, a(g), b(g)), [4, 5, 10, 11]],
    ["gemm", (g) => gemm(g, a(g), b(g)), [4, 5, 10, 11]],
    ["gemm trans", (g) => gemm(g, b(g), a(g), { transA: true, transB: true, alpha: 2, c: g.scalar(1) }), [9, 21, 11, 23]],
    ["fusedMatMul transB", (g) => fusedMatMul(g, a(g), a2(g), { transB: true, alpha: 0.5 }), [7, 16, 16, 38.5]],
    // b holds [time 2, batch 1, width 3]: read as [batch 1, time 2, width 3], then transposed.
    ["fusedMatMul transBatchB", (g) => fusedMatMul(g, matrix(g, "q", [1, 1, 3], [1, 0, 1]), matrix(g, "k", [2, 1, 3], [1, 2, 3, 4, 5, 6]), { transB: true, transBatchB: true }), [4, 10]],
    ["reshape", (g) => reshape(g, a(g), [3, 2]), [1, 2, 3, 4, 5, 6]],
    ["transpose", (g) => transpose(g, a(g), [1, 0]), [1, 4, 2, 5, 3, 6]],
    ["shapeOf", (g) => shapeOf(g, a(g), 1), [3]],
    ["reshapeTo", (g) => reshapeTo(g, a(g), g.vector([6]), [6]), [1, 2, 3, 4, 5, 6]],
    ["concat", (g) => concat(g, [a(g), matrix(g, "c", [1, 3], [7, 8, 9])], 0), [1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ["split", (g) => split(g, a(g), 1, [1, 2])[1]!, [2, 3, 5, 6]],
    ["slice", (g) => slice(g, a(g), -1, 1, 3), [2, 3, 5, 6]],
    ["unsqueeze", (g) => unsqueeze(g, a(g), [0, 3]), [1, 2, 3, 4, 5, 6]],
    ["tile", (g) => tile(g, matrix(g, "t", [1, 2], [1, 2]), [2, 1]), [1, 2, 1, 2]],
    ["gather", (g) => gather(g, a(g), g.constant("i", Int32Array.of(1, 0), [2])), [4, 5, 6, 1, 2, 3]],
    ["gatherElements", (g) => gatherElements(g, a(g), g.constant("i", Int32Array.of(2, 0), [2, 1]), 1), [3, 4]],
    ["scatterRowsAdd repeated row", (g) => scatterRowsAdd(g, a(g), g.vector([1, 1]), matrix(g, "u", [2, 3], [1, 1, 1, 2, 2, 2])), [1, 2, 3, 7, 8, 9]],
    ["reduceMean", (g) => reduceMean(g, a(g), -1), [2, 5]],
    ["reduceSum", (g) => reduceSum(g, a(g), 0, false), [5, 7, 9]],
    ["reduceMax", (g) => reduceMax(g, a(g), 1), [3, 6]],
    ["reduceLogSumExp", (g) => reduceLogSumExp(g, matrix(g, "l", [1, 2], [0, 0]), 1), [Math.fround(Math.LN2)]],
    ["argMax", (g) => argMax(g, a(g), 1), [2, 2]],
    ["topK", (g) => topK(g, a(g), 2).values, [3, 2, 6, 5]],
    ["topK indices", (g) => topK(g, a(g), 2).indices, [2, 1, 2, 1]],
    ["softmax", (g) => softmax(g, matrix(g, "l", [1, 2], [0, 0])), [0.5, 0.5]],
    ["cast", (g) => cast(g, a(g), "int64"), [1, 2, 3, 4, 5, 6]],
    ["where equal", (g) => where(g, equal(g, a(g), g.scalar(2)), g.scalar(-1), a2(g)), [1, -1, 3, 4, 5, 6]],
    // A quarter turn: (x1, x2) → (−x2, x1), half-split.
    ["rotaryEmbedding", (g) => rotaryEmbedding(g, matrix(g, "x", [1, 1, 16], [1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2]), g.constant("p", BigInt64Array.of(0n), [1, 1]),
      matrix(g, "cos", [1, 8], Array.from({ length: 8 }, () => 0)), matrix(g, "sin", [1, 8], Array.from({ length: 8 }, () => 1)), 1), [-2, -2, -2, -2, -2, -2, -2, -2, 1, 1, 1, 1, 1, 1, 1, 1]],
  ];
  test.each(cases)("%s", async (_, build, expected) => {
    const result = await evaluate(build);
    expect(result).toHaveLength(expected.length);
    for (const [i, value] of result.entries()) expect(value).toBeCloseTo(expected[i]!, 5);
  });
});


test("symbolic dimensions take any size and carry through", async () => {
  const g = new GraphBuilder("dynamic");
  const x = g.input("x", "float32", ["t", 2]);
  const y = matMul(g, x, transpose(g, x, [1, 0]));
  expect(y.shape).toEqual(["t", "t"] satisfies Shape);
  g.output("y", y);
  g.output("flat", reshape(g, x, ["n"]));
  await using session = await createSession(g.build(), { threads: 1 });
  for (const t of [1, 3]) {
    const { y: result, flat } = await session.run({ x: floatTensor(new Float32Array(2 * t).fill(1), [t, 2]) });
    expect(result!.dims).toEqual([t, t]);
    expect(result!.data[0]).toBe(2);
    expect(flat!.dims).toEqual([2 * t]);
  }
});

describe("mistakes are named", () => {
  const g = new GraphBuilder("wrong");
  const x = g.input("x", "float32", [2, 3]);
  const t = g.input("t", "float32", ["t", "u", 3]);
  test.each([
    ["matMul", () => matMul(g, x, x), /MatMul: inner dimensions of x: float32\[2, 3\]/],
    ["gemm", () => gemm(g, x, x), /Gemm: inner dimensions.*3 against 2/],
    ["broadcast", () => add(g, x, g.constant("v", new Float32Array(2), [2])), /\[2, 3\] and \[2\] do not broadcast/],
    ["reshape", () => reshape(g, x, [4]), /has 6 elements; \[4\] needs 4/],
    ["reshape open", () => reshape(g, t, ["n", "m"]), /leaves 2 dimensions open/],
    ["transpose", () => transpose(g, x, [0, 0]), /not a permutation/],
    ["concat", () => concat(g, [x, t], 0), /does not fit/],
    ["zero", () => g.input("z", "float32", [0, 2]), /must be a positive integer/],
    ["duplicate name", () => g.input("x", "float32", [1]), /the name x is taken/],
    ["constant named as input", () => g.constant("x", new Float32Array(1), [1]), /the name x is taken/],
    ["constant size", () => g.constant("c", new Float32Array(2), [3]), /needs 3/],
    ["foreign value", () => add(new GraphBuilder("other"), x, x), /does not belong to graph other/],
    ["axis", () => reduceSum(g, x, 2), /axis 2 is outside shape \[2, 3\]/],
    ["no outputs", () => new GraphBuilder("empty").build(), /has no outputs/],
  ])("%s", (_, act, message) => expect(act).toThrow(message));

  test("feeds", async () => {
    const graph = new GraphBuilder("feeds");
    graph.output("y", neg(graph, graph.input("x", "float32", [2])));
    await using session = await createSession(graph.build(), { threads: 1 });
    await expect(session.run({})).rejects.toThrow("Graph feeds: the input x was not fed.");
    await expect(session.run({ x: floatTensor(new Float32Array(2), [2]), z: floatTensor(new Float32Array(2), [2]) })).rejects.toThrow("Graph feeds has no input z.");
    expect(() => floatTensor(new Float32Array(0), [0, 2])).toThrow("at least 1");
    expect(() => int64Tensor(new BigInt64Array(3), [2])).toThrow("needs 2 elements, got 3");
  });
});
