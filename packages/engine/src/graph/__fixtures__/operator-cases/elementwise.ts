import { cast } from "../../nodes/cast.ts";
import { equal } from "../../nodes/equal.ts";
import { where } from "../../nodes/where.ts";
import { add, div, exp, log, mul, neg, reciprocal, sigmoid, sqrt, sub } from "../../nodes/elementwise.ts";
import { floats, operatorCase, vouched, type GraphCase } from "../graph-case.ts";
import { int32Tensor, int64Tensor } from "../../../onnx/tensors.ts";

const a = floats([2, 3], 1, 2, 3, 4, 5, 6);

export const elementwiseCases: readonly GraphCase[] = [
  operatorCase("Add a scalar", { a }, (g, { a: x }) => add(g, x!, g.scalar(1)), [2, 3, 4, 5, 6, 7]),
  operatorCase("Add across two broadcast dimensions", { a: [3, 1, 4], b: [2, 1] }, (g, { a: x, b }) => add(g, x!, b!)),
  operatorCase("Sub", { a }, (g, { a: x }) => sub(g, x!, g.scalar(1)), [0, 1, 2, 3, 4, 5]),
  operatorCase("Mul by a row", { a, row: floats([3], 1, 0, 2) }, (g, { a: x, row }) => mul(g, x!, row!), [1, 0, 6, 4, 0, 12]),
  operatorCase("Div", { a }, (g, { a: x }) => div(g, x!, g.scalar(2)), [0.5, 1, 1.5, 2, 2.5, 3]),
  operatorCase("Div of integers", { i: int32Tensor(Int32Array.of(7, -7, 6), [3]), j: int32Tensor(Int32Array.of(2), [1]) }, (g, { i, j }) => div(g, i!, j!), [3, -3, 3]),
  operatorCase("Neg", { a }, (g, { a: x }) => neg(g, x!), [-1, -2, -3, -4, -5, -6]),
  operatorCase("Sqrt", { x: floats([2], 4, 9) }, (g, { x }) => sqrt(g, x!), [2, 3]),
  operatorCase("Reciprocal", { x: floats([2], 4, 2) }, (g, { x }) => reciprocal(g, x!), [0.25, 0.5]),
  operatorCase("Sigmoid", { x: floats([3], 0, -30, 2) }, (g, { x }) => sigmoid(g, x!), [0.5, 9.357623e-14, 0.8807971]),
  operatorCase("Exp, then Log", { x: floats([3], 0, 1, -2) }, (g, { x }) => log(g, exp(g, x!)), [0, 1, -2]),
  operatorCase("Abs", { x: floats([2], -3, 2) }, (g, { x }) => vouched(g, "Abs", [x!], [2]), [3, 2]),
  operatorCase("Relu", { x: floats([2], -3, 2) }, (g, { x }) => vouched(g, "Relu", [x!], [2]), [0, 2]),
  operatorCase("Tanh", { x: [7] }, (g, { x }) => vouched(g, "Tanh", [x!], [7])),
  operatorCase("Pow", { x: floats([3], 2, 3, 4) }, (g, { x }) => vouched(g, "Pow", [x!, g.scalar(1.5)], [3]), [2.828427, 5.196152, 8]),
  operatorCase("Max and Min", { x: [2, 3], y: [3] }, (g, { x, y }) => [vouched(g, "Max", [x!, y!], [2, 3]), vouched(g, "Min", [x!, y!], [2, 3])]),
  operatorCase("Clip", { x: floats([4], -2, -0.5, 0.5, 2) }, (g, { x }) => [
    vouched(g, "Clip", [x!, g.scalar(-1), g.scalar(1)], [4]), vouched(g, "Clip", [x!, null, g.scalar(1)], [4]), vouched(g, "Clip", [x!, g.scalar(-1)], [4]),
  ], [-1, -0.5, 0.5, 1]),
  operatorCase("comparisons", { a: floats([3], 1, 2, 3), b: floats([3], 3, 2, 1) }, (g, { a: x, b }) =>
    ["Less", "LessOrEqual", "Greater", "GreaterOrEqual", "Equal"].map((op) => cast(g, vouched(g, op, [x!, b!], [3], { type: "bool" }), "float32")), [1, 0, 0]),
  operatorCase("And, Or, Not", { a: floats([4], 0, 0, 1, 1), b: floats([4], 0, 1, 0, 1) }, (g, { a: x, b }) => {
    const [p, q] = [cast(g, x!, "bool"), cast(g, b!, "bool")];
    const bool = { type: "bool" } as const;
    return [vouched(g, "And", [p, q], [4], bool), vouched(g, "Or", [p, q], [4], bool), vouched(g, "Not", [p], [4], bool)].map((value) => cast(g, value, "float32"));
  }, [0, 0, 0, 1]),
  operatorCase("Cast", { a: floats([4], -1.7, -0.2, 0.9, 3) }, (g, { a: x }) => [cast(g, x!, "int64"), cast(g, x!, "int32"), cast(g, cast(g, x!, "int32"), "float32")], [-1, 0, 0, 3]),
  operatorCase("Where, of Equal", { a }, (g, { a: x }) => where(g, equal(g, x!, g.scalar(2)), g.scalar(-1), x!), [1, -1, 3, 4, 5, 6]),
  operatorCase("Equal of int64", { i: int64Tensor(BigInt64Array.of(1n, 2n), [2]) }, (g, { i }) => cast(g, equal(g, i!, g.vector([2])), "float32"), [0, 1]),
];
