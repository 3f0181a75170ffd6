import { fusedMatMul } from "../../nodes/fused-mat-mul.ts";
import { gemm } from "../../nodes/gemm.ts";
import { matMul } from "../../nodes/mat-mul.ts";
import { int } from "../../node.ts";
import { floats, operatorCase, vouched, type GraphCase } from "../graph-case.ts";
import { cast } from "../../nodes/cast.ts";

const a = floats([2, 3], 1, 2, 3, 4, 5, 6);
const b = floats([3, 2], 1, 0, 0, 1, 1, 1);

export const productCases: readonly GraphCase[] = [
  operatorCase("MatMul", { a, b }, (g, { a: x, b: y }) => matMul(g, x!, y!), [4, 5, 10, 11]),
  operatorCase("MatMul with broadcast batches", { a: [2, 1, 3, 4], b: [5, 4, 2] }, (g, { a: x, b: y }) => matMul(g, x!, y!)),
  operatorCase("Gemm", { a, b }, (g, { a: x, b: y }) => gemm(g, x!, y!), [4, 5, 10, 11]),
  operatorCase("Gemm, both transposed, with alpha and a scalar c", { a, b }, (g, { a: x, b: y }) => gemm(g, y!, x!, { transA: true, transB: true, alpha: 2, c: g.scalar(1) }), [9, 21, 11, 23]),
  operatorCase("Gemm, aᵀ·b, with a row c", { a: [4, 3], b: [4, 5], c: [5] }, (g, { a: x, b: y, c }) => gemm(g, x!, y!, { transA: true, c: c! })),
  operatorCase("Gemm, a·bᵀ, with a matrix c", { a: [3, 4], b: [5, 4], c: [3, 5] }, (g, { a: x, b: y, c }) => gemm(g, x!, y!, { transB: true, c: c! })),
  operatorCase("FusedMatMul, a·bᵀ, with alpha", { a, b: a }, (g, { a: x, b: y }) => fusedMatMul(g, x!, y!, { transB: true, alpha: 0.5 }), [7, 16, 16, 38.5]),
  operatorCase("FusedMatMul, aᵀ·b, in batches", { a: [2, 4, 3], b: [2, 4, 5] }, (g, { a: x, b: y }) => fusedMatMul(g, x!, y!, { transA: true })),
  // The right operand holds [time 2, batch 1, width 3]: read as [batch 1, time 2, width 3], then transposed.
  operatorCase("FusedMatMul with a moved first dimension", { q: floats([1, 1, 3], 1, 0, 1), k: floats([2, 1, 3], 1, 2, 3, 4, 5, 6) },
    (g, { q, k }) => fusedMatMul(g, q!, k!, { transB: true, transBatchB: true }), [4, 10]),
  operatorCase("FusedMatMul with both first dimensions moved", { a: [3, 2, 4], b: [4, 2, 5] }, (g, { a: x, b: y }) => fusedMatMul(g, x!, y!, { transBatchA: true, transBatchB: true })),
  operatorCase("MatMulIntegerToFloat", { a: floats([2, 3], 130, 128, 126, 255, 1, 128), b: floats([3, 2], 1, -2, 3, 4, -5, 6), scale: floats([1], 0.5), scales: floats([2], 2, 10) }, (g, { a: x, b: y, scale, scales }) =>
    vouched(g, "MatMulIntegerToFloat", [cast(g, x!, "uint8"), cast(g, y!, "int8"), scale!, scales!, g.constant("center", Uint8Array.of(128), []), g.constant("zeros", new Int8Array(2), [2])], [2, 2], { domain: "com.microsoft" }),
  [12, -80, -254, -3810]),
  // Two columns of b, each a whole block of 32 and one of 8 filled up; accuracy level 1 leaves a as it is.
  operatorCase("MatMulNBits of 8 bits", { a: [3, 40], scales: floats([2, 2], 0.5, 0.25, 2, 1) }, (g, { a: x, scales }) =>
    vouched(g, "MatMulNBits", [x!, g.constant("b", Uint8Array.from({ length: 128 }, (_, i) => (i % 64 < 40 ? (i * 37) % 256 : 128)), [2, 2, 32]), scales!], [3, 2], {
      domain: "com.microsoft", attributes: { K: int(40), N: int(2), bits: int(8), block_size: int(32), accuracy_level: int(1) },
    })),
];
