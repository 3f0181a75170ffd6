import { describe, expect, test } from "vitest";
import { createSession } from "../../onnx/session.ts";
import { floatTensor } from "../../onnx/tensors.ts";
import { GraphBuilder } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import type { Shape, Value } from "../value.ts";
import { add } from "./elementwise.ts";
import { equal } from "./equal.ts";
import { where } from "./where.ts";
import { concat } from "./concat.ts";
import { split } from "./split.ts";
import { gemm } from "./gemm.ts";
import { matMul } from "./mat-mul.ts";
import { reduceSum } from "./reduce.ts";
import { reshape } from "./reshape.ts";
import { transpose } from "./transpose.ts";
import { softmax } from "./softmax.ts";

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

describe("mistakes are named, with the node that would have been made", () => {
  const g = new GraphBuilder("wrong");
  const x = g.input("x", "float32", [2, 3]);
  const t = g.input("t", "float32", ["t", "u", 3]);
  const i = g.input("i", "int64", [2, 3]);
  const v = g.input("v", "float32", [2]);
  g.output("out", x);
  const undefinedValue = undefined as unknown as Value;
  test.each([
    ["matMul", () => matMul(g, x, x), /^MatMul_\d+ of graph wrong: inner dimensions of x: float32\[2, 3\]/],
    ["gemm", () => gemm(g, x, x), /^Gemm_\d+ of graph wrong: inner dimensions.*3 against 2/],
    ["gemm of integers", () => gemm(g, x, i, { transB: true }), /^Gemm_\d+ of graph wrong: got i: int64\[2, 3\], expected float32/],
    ["matMul of integers", () => matMul(g, i, x), /^MatMul_\d+ of graph wrong: got i: int64\[2, 3\], expected float32/],
    ["softmax of integers", () => softmax(g, i), /^Softmax_\d+ of graph wrong: got i: int64/],
    ["types", () => add(g, x, i), /^Add_\d+ of graph wrong: .* differ in type/],
    ["equal types", () => equal(g, x, i), /^Equal_\d+ of graph wrong, b: got i: int64\[2, 3\], expected float32/],
    ["where types", () => where(g, equal(g, x, x), x, i), /^Where_\d+ of graph wrong, no: got i: int64/],
    ["broadcast", () => add(g, x, v), /^Add_\d+ of graph wrong: shapes \[2, 3\] and \[2\] do not broadcast/],
    ["reshape", () => reshape(g, x, [4]), /has 6 elements; \[4\] needs 4/],
    ["reshape open", () => reshape(g, t, ["n", "m"]), /leaves 2 dimensions open/],
    ["transpose", () => transpose(g, x, [0, 0]), /not a permutation/],
    ["concat", () => concat(g, [x, t], 0), /does not fit/],
    ["axis", () => reduceSum(g, x, 2), /^ReduceSum_\d+ of graph wrong: axis 2 is outside shape \[2, 3\]/],
    ["zero", () => g.input("z", "float32", [0, 2]), /^z of graph wrong: dimension 0 of shape \[0, 2\] must be a positive integer/],
    ["zero in a result", () => g.apply({ op: "Neg", inputs: [x], output: { type: "float32", shape: [2, 0] } }), /^Neg_\d+ of graph wrong: dimension 0 of shape \[2, 0\]/],
    ["zero in a constant", () => g.constant("nothing", new Float32Array(0), [0]), /^nothing of graph wrong: dimension 0/],
    ["split to nothing", () => split(g, x, 0, [2, 0]), /^Split_\d+:1 of graph wrong: dimension 0 of shape \[0, 3\]/],
    ["duplicate name", () => g.input("x", "float32", [1]), /the name x of this value is taken/],
    ["constant named as input", () => g.constant("x", new Float32Array(1), [1]), /the name x of this value is taken/],
    ["output named as input", () => g.output("x", x), /the name x of this output is taken/],
    ["input named as output", () => g.input("out", "float32", [1]), /the name out of this value is taken by x/],
    ["two outputs of one name", () => g.output("out", x), /the name out of this output is taken/],
    ["empty name", () => g.input("", "float32", [1]), /a name is ""; every value needs a string/],
    ["empty output name", () => g.output("", x), /a name is ""; every output needs a string/],
    ["no name", () => g.input(undefined as unknown as string, "float32", [1]), /a name is undefined/],
    ["constant size", () => g.constant("c", new Float32Array(2), [3]), /needs 3/],
    ["constant of float64", () => g.constant("c", new Float64Array(2) as unknown as Float32Array, [2]), /Constant c: its numbers must be a Float32Array/],
    ["undefined input", () => g.apply({ op: "Concat", inputs: [x, undefinedValue], output: { type: "float32", shape: [2, 3] } }), /^Concat_\d+ of graph wrong, input 1 is undefined/],
    ["undefined output", () => g.output("y", undefinedValue), /Graph wrong, output y is undefined/],
    ["foreign value", () => add(new GraphBuilder("other"), x, x), /^Add_0 of graph other, input 0: value x: float32\[2, 3\] does not belong to graph other/],
    ["node without outputs", () => g.node({ op: "Neg", inputs: [x], outputs: [] }), /^Neg_\d+ of graph wrong: a node needs an output/],
    ["no outputs", () => new GraphBuilder("empty").build(), /has no outputs/],
  ])("%s", (_, act, message) => {
    expect(act).toThrow(GraphError);
    expect(act).toThrow(message);
  });
});
