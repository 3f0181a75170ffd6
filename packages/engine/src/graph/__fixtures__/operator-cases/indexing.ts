import { int32Tensor, int64Tensor } from "../../../onnx/tensors.ts";
import { int } from "../../node.ts";
import { gather } from "../../nodes/gather.ts";
import { gatherElements } from "../../nodes/gather-elements.ts";
import { scatterRowsAdd } from "../../nodes/scatter-rows-add.ts";
import { argMax } from "../../nodes/arg-max.ts";
import { topK } from "../../nodes/top-k.ts";
import { floats, operatorCase, vouched, type GraphCase } from "../graph-case.ts";

const a = floats([2, 3], 1, 2, 3, 4, 5, 6);
const rows = (...numbers: number[]) => int64Tensor(BigInt64Array.from(numbers, BigInt), [numbers.length]);

export const indexingCases: readonly GraphCase[] = [
  operatorCase("Gather rows", { a, i: int32Tensor(Int32Array.of(1, 0), [2]) }, (g, { a: x, i }) => gather(g, x!, i!), [4, 5, 6, 1, 2, 3]),
  operatorCase("Gather on axis 1 by a matrix", { a: [2, 4, 3], i: int64Tensor(BigInt64Array.of(3n, 0n, 1n, 1n), [2, 2]) }, (g, { a: x, i }) => gather(g, x!, i!, 1)),
  operatorCase("GatherElements", { a, i: int32Tensor(Int32Array.of(2, 0), [2, 1]) }, (g, { a: x, i }) => gatherElements(g, x!, i!, 1), [3, 4]),
  operatorCase("GatherND with a batch dimension", { a: [2, 3, 4], i: int64Tensor(BigInt64Array.of(2n, 0n), [2, 1]) }, (g, { a: x, i }) =>
    vouched(g, "GatherND", [x!, i!], [2, 4], { attributes: { batch_dims: int(1) } })),
  operatorCase("GatherND by whole indices", { a, i: int64Tensor(BigInt64Array.of(1n, 2n, 0n, 1n), [2, 2]) }, (g, { a: x, i }) => vouched(g, "GatherND", [x!, i!], [2]), [6, 2]),
  operatorCase("ScatterND adds at a repeated row", { a, rows: rows(1, 1), u: floats([2, 3], 1, 1, 1, 2, 2, 2) }, (g, { a: x, rows: at, u }) => scatterRowsAdd(g, x!, at!, u!), [1, 2, 3, 7, 8, 9]),
  operatorCase("ScatterND replaces", { a, i: int64Tensor(BigInt64Array.of(1n, 0n), [1, 2]), u: floats([1], 9) }, (g, { a: x, i, u }) => vouched(g, "ScatterND", [x!, i!, u!], [2, 3]), [1, 2, 3, 9, 5, 6]),
  operatorCase("ArgMax, the first of equals", { a: floats([2, 3], 1, 7, 7, 5, 5, 2) }, (g, { a: x }) => argMax(g, x!, 1), [1, 0]),
  operatorCase("ArgMax on axis 0, kept", { a: [3, 4] }, (g, { a: x }) => argMax(g, x!, 0, true)),
  operatorCase("TopK", { a: floats([2, 3], 1, 3, 2, 6, 4, 5) }, (g, { a: x }) => Object.values(topK(g, x!, 2)), [3, 2, 6, 5]),
  operatorCase("TopK indices", { a: floats([2, 3], 1, 3, 2, 6, 4, 5) }, (g, { a: x }) => topK(g, x!, 2).indices, [1, 2, 0, 2]),
];
