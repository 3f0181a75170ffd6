import { int } from "../../node.ts";
import { reduceMax, reduceMean, reduceSum } from "../../nodes/reduce.ts";
import { reduceLogSumExp } from "../../nodes/reduce-log-sum-exp.ts";
import { softmax } from "../../nodes/softmax.ts";
import { floats, operatorCase, vouched, type GraphCase } from "../graph-case.ts";

const a = floats([2, 3], 1, 2, 3, 4, 5, 6);

export const reductionCases: readonly GraphCase[] = [
  operatorCase("ReduceMean", { a }, (g, { a: x }) => reduceMean(g, x!, -1), [2, 5]),
  operatorCase("ReduceSum, dimension dropped", { a }, (g, { a: x }) => reduceSum(g, x!, 0, false), [5, 7, 9]),
  operatorCase("ReduceSum of everything", { a }, (g, { a: x }) => vouched(g, "ReduceSum", [x!], [], { attributes: { keepdims: int(0) } }), [21]),
  operatorCase("ReduceSum over two axes", { a: [2, 3, 4] }, (g, { a: x }) => vouched(g, "ReduceSum", [x!, g.vector([0, -1])], [1, 3, 1])),
  operatorCase("ReduceMax", { a }, (g, { a: x }) => reduceMax(g, x!, 1), [3, 6]),
  operatorCase("ReduceMin", { a }, (g, { a: x }) => vouched(g, "ReduceMin", [x!, g.vector([1])], [2, 1]), [1, 4]),
  operatorCase("ReduceSumSquare", { a }, (g, { a: x }) => vouched(g, "ReduceSumSquare", [x!, g.vector([1])], [2, 1]), [14, 77]),
  operatorCase("reduceLogSumExp of large numbers", { x: floats([1, 2], 200, 200) }, (g, { x }) => reduceLogSumExp(g, x!, 1), [200.693147]),
  operatorCase("Softmax", { x: floats([2, 2], 0, 0, 1, 1e9) }, (g, { x }) => softmax(g, x!), [0.5, 0.5, 0, 1]),
  operatorCase("Softmax of a masked row", { x: floats([1, 3], 2, -1e9, 2) }, (g, { x }) => softmax(g, x!), [0.5, 0, 0.5]),
  operatorCase("LogSoftmax", { x: [2, 3, 5] }, (g, { x }) => vouched(g, "LogSoftmax", [x!], [2, 3, 5], { attributes: { axis: int(-1) } })),
];
