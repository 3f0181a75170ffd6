import { describe, expect, test } from "vitest";
import { createSession } from "../../onnx/session.ts";
import { floatTensor, int64Tensor } from "../../onnx/tensors.ts";
import { GraphBuilder } from "../builder.ts";
import type { Shape } from "../value.ts";
import { add, neg } from "./elementwise.ts";
import { concat } from "./concat.ts";
import { gemm } from "./gemm.ts";
import { matMul } from "./mat-mul.ts";
import { reduceSum } from "./reduce.ts";
import { reshape, transpose } from "./reshape.ts";

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
