import { concat } from "../../nodes/concat.ts";
import { slice } from "../../nodes/slice.ts";
import { split } from "../../nodes/split.ts";
import { tile } from "../../nodes/tile.ts";
import { unsqueeze } from "../../nodes/unsqueeze.ts";
import { reshape, reshapeTo } from "../../nodes/reshape.ts";
import { shapeOf } from "../../nodes/shape-of.ts";
import { transpose } from "../../nodes/transpose.ts";
import { zerosLike } from "../../nodes/constant-of-shape.ts";
import { add } from "../../nodes/elementwise.ts";
import { int } from "../../node.ts";
import { floats, operatorCase, vouched, type GraphCase } from "../graph-case.ts";

const a = floats([2, 3], 1, 2, 3, 4, 5, 6);

export const layoutCases: readonly GraphCase[] = [
  operatorCase("Identity", { a }, (_, { a: x }) => x!, [1, 2, 3, 4, 5, 6]), // a graph's input that is named as an output
  operatorCase("Reshape", { a }, (g, { a: x }) => reshape(g, x!, [3, 2]), [1, 2, 3, 4, 5, 6]),
  operatorCase("Reshape with a copied and an open size", { a: [2, 3, 4] }, (g, { a: x }) => vouched(g, "Reshape", [x!, g.vector([0, -1, 2])], [2, 6, 2])),
  operatorCase("Reshape to a computed shape", { a }, (g, { a: x }) => reshapeTo(g, x!, concat(g, [shapeOf(g, x!, 1), g.vector([-1])], 0), [3, 2]), [1, 2, 3, 4, 5, 6]),
  operatorCase("Transpose", { a }, (g, { a: x }) => transpose(g, x!, [1, 0]), [1, 4, 2, 5, 3, 6]),
  operatorCase("Transpose of four dimensions", { a: [2, 3, 4, 5] }, (g, { a: x }) => transpose(g, x!, [2, 0, 3, 1])),
  operatorCase("Shape", { a }, (g, { a: x }) => shapeOf(g, x!, 1), [3]),
  operatorCase("Concat", { a, c: floats([1, 3], 7, 8, 9) }, (g, { a: x, c }) => concat(g, [x!, c!], 0), [1, 2, 3, 4, 5, 6, 7, 8, 9]),
  operatorCase("Concat on the last axis", { a: [2, 2, 3], b: [2, 2, 1] }, (g, { a: x, b }) => concat(g, [x!, b!], -1)),
  operatorCase("Split", { a }, (g, { a: x }) => split(g, x!, 1, [1, 2]).toReversed(), [2, 3, 5, 6]),
  operatorCase("Slice", { a }, (g, { a: x }) => slice(g, x!, -1, 1, 3), [2, 3, 5, 6]),
  operatorCase("Slice counted from the end", { a }, (g, { a: x }) => vouched(g, "Slice", [x!, g.vector([-1]), g.vector([Number.MAX_SAFE_INTEGER]), g.vector([1])], [2, 1]), [3, 6]),
  operatorCase("Unsqueeze", { a }, (g, { a: x }) => unsqueeze(g, x!, [0, 3]), [1, 2, 3, 4, 5, 6]),
  operatorCase("Squeeze", { a: floats([1, 2, 1], 1, 2) }, (g, { a: x }) => vouched(g, "Squeeze", [x!, g.vector([-1])], [1, 2]), [1, 2]),
  operatorCase("Tile", { a: floats([1, 2], 1, 2) }, (g, { a: x }) => tile(g, x!, [2, 2]), [1, 2, 1, 2, 1, 2, 1, 2]),
  operatorCase("Expand", { a: floats([2, 1], 1, 2) }, (g, { a: x }) => vouched(g, "Expand", [x!, g.vector([2, 3])], [2, 3]), [1, 1, 1, 2, 2, 2]),
  operatorCase("Pad", { a: floats([1, 2], 1, 2) }, (g, { a: x }) => vouched(g, "Pad", [x!, g.vector([0, 1, 1, 2])], [2, 5]), [0, 1, 2, 0, 0, 0, 0, 0, 0, 0]),
  operatorCase("ConstantOfShape", { a }, (g, { a: x }) => add(g, zerosLike(g, x!), g.scalar(3)), [3, 3, 3, 3, 3, 3]),
  operatorCase("CumSum", { a }, (g, { a: x }) => vouched(g, "CumSum", [x!, g.constant("axis", BigInt64Array.of(1n), [])], [2, 3]), [1, 3, 6, 4, 9, 15]),
  operatorCase("CumSum along the first axis", { a: [3, 2] }, (g, { a: x }) => vouched(g, "CumSum", [x!, g.constant("axis", BigInt64Array.of(0n), [])], [3, 2], { attributes: { exclusive: int(0) } })),
];
