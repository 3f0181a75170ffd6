import { floatTensor, int32Tensor, int64Tensor } from "../../onnx/tensors.ts";
import { attention, attentionInputs, attentionLayout } from "../gradients/attention.ts";
import { gatherRows } from "../gradients/gather-rows.ts";
import { headNorm } from "../gradients/head-norm.ts";
import { linear, type Linear } from "../gradients/linear.ts";
import { linearWeight, withBias, type WeightSink } from "../gradients/linear-weight.ts";
import { lossSlope, slopeColumns } from "../gradients/loss-slope.ts";
import { rmsNorm } from "../gradients/rms-norm.ts";
import { rope, ropeTables } from "../gradients/rope.ts";
import { swiglu } from "../gradients/swiglu.ts";
import { targetLogprobs } from "../gradients/target-logprobs.ts";
import { add, exp, mul, sub } from "../nodes/elementwise.ts";
import type { Value } from "../value.ts";
import type { GradientCase, Piece } from "./gradient-case.ts";

const angles = Float32Array.from({ length: 5 * 8 }, (_, i) => Math.floor(i / 8) / 3 ** (i % 8));
const heads = { heads: 4, kvHeads: 2, headDim: 2 };
const hidden = -1e9;

/** A linear layer's gradients under the names of its inputs; those that it does not have are left out. */
function linearPiece(layer: Linear): Piece {
  return {
    output: layer.output,
    backward: (dy) => Object.fromEntries(Object.entries(layer.backward(dy, { sum: null, needsInput: true })).filter((entry): entry is [string, Value] => entry[1] !== null)),
  };
}

/** A piece together with the gradients of its weights, which go to a sink. */
function trainedPiece(make: (sink: WeightSink) => Piece): Piece {
  const weights: Record<string, Value> = {};
  const piece = make((weight, gradient) => {
    weights[weight.name] = gradient;
  });
  return { output: piece.output, backward: (dy) => ({ ...piece.backward(dy), ...weights }) };
}

// A prefix of two tokens, then continuations of two and of three, in rows of three queries and five keys.
const queries = [[0, 1, 2], [3], [4, 5, 6]];
const keys = [[0, 1, 2], [0, 1, 2, 3], [0, 1, 4, 5, 6]];
const padded = (rows: readonly number[][], width: number): number[] => rows.flatMap((row) => Array.from({ length: width }, (_, i) => row[i] ?? 0));
const sees = (query: number | undefined, key: number | undefined): boolean =>
  query !== undefined && key !== undefined && key <= query && (query < 4 || key < 2 || key >= 4);
const mask = keys.flatMap((row, r) => [0, 1, 2].flatMap((i) => [0, 1, 2, 3, 4].map((j) => (sees(queries[r]![i], row[j]) ? 0 : hidden))));

/** Every file of `gradients/` as a case or more. */
export const gradientCases: readonly GradientCase[] = [
  { name: "linear", shapes: { x: [4, 3], w: [5, 3] }, outputShape: [4, 5], build: (g, { x, w }) => linearPiece(linear(g, x!, linearWeight(g, w!), null)) },
  {
    name: "linear with LoRA", shapes: { x: [4, 3], w: [5, 3], a: [2, 3], b: [5, 2] }, outputShape: [4, 5],
    build: (g, { x, w, a, b }) => linearPiece(linear(g, x!, linearWeight(g, w!), { a: a!, b: b!, scale: 1.7 })),
  },
  {
    name: "an input used twice, whose gradients add up", shapes: { x: [4, 3], w: [3, 3], a: [2, 3], b: [3, 2], n: [3] }, outputShape: [4, 3],
    build(g, { x, w, a, b, n }) {
      const norm = rmsNorm(g, x!, n!, 1e-5);
      const layer = linear(g, norm.output, linearWeight(g, w!), { a: a!, b: b!, scale: 1 });
      const second = linear(g, layer.output, linearWeight(g, w!), null);
      return {
        output: add(g, x!, second.output),
        backward(dy) {
          const inner = second.backward(dy, { sum: null, needsInput: true }).x!;
          return { x: norm.backward(layer.backward(inner, { sum: null, needsInput: true }).x!, dy) };
        },
      };
    },
  },
  {
    name: "rmsNorm", shapes: { x: [3, 8], w: [8] }, outputShape: [3, 8],
    build(g, { x, w }) {
      const norm = rmsNorm(g, x!, w!, 1e-5);
      return { output: norm.output, backward: (dy) => ({ x: norm.backward(dy, null) }) };
    },
  },
  { name: "swiglu", shapes: { gate: [3, 4], up: [3, 4] }, outputShape: [3, 4], build: (g, { gate, up }) => swiglu(g, gate!, up!) as unknown as Piece },
  {
    name: "rope", shapes: { x: [3, 32] }, outputShape: [3, 32],
    build(g, { x }) {
      const tables = ropeTables(g, g.input("positions", "int64", [3, 1]), g.input("cos", "float32", [5, 8]), g.input("sin", "float32", [5, 8]));
      const turned = rope(g, x!, tables, 2);
      return { output: turned.output, backward: (dy) => ({ x: turned.backward(dy) }) };
    },
    feeds: { positions: int64Tensor(BigInt64Array.of(0n, 4n, 2n), [3, 1]), cos: floatTensor(angles.map(Math.cos), [5, 8]), sin: floatTensor(angles.map(Math.sin), [5, 8]) },
  },
  {
    name: "gatherRows with a row chosen twice", shapes: { x: [4, 3] }, outputShape: [3, 3],
    build(g, { x }) {
      const rows = gatherRows(g, x!, g.vector([2, 0, 2]));
      return { output: rows.output, backward: (dy) => ({ x: rows.backward(dy) }) };
    },
  },
  {
    name: "targetLogprobs", shapes: { x: [3, 4], head: [7, 4] }, outputShape: [3, 1],
    build(g, { x, head }) {
      const logprobs = targetLogprobs(g, x!, head!, g.constant("targets", Int32Array.of(1, 6, 0), [3, 1]));
      return { output: logprobs.output, backward: (dy) => ({ x: logprobs.backward(dy) }) };
    },
  },
  {
    name: "targetLogprobs with a head that is trained, a target twice", shapes: { x: [3, 4], head: [7, 4] }, outputShape: [3, 1],
    build: (g, { x, head }) => trainedPiece((sink) => {
      const logprobs = targetLogprobs(g, x!, head!, g.constant("targets", Int32Array.of(6, 0, 6), [3, 1]), sink);
      return { output: logprobs.output, backward: (dy) => ({ x: logprobs.backward(dy) }) };
    }),
  },
  {
    name: "linear with a weight and a bias that are trained", shapes: { x: [4, 3], w: [5, 3], bias: [5] }, outputShape: [4, 5],
    build: (g, { x, w, bias }) => trainedPiece((sink) => linearPiece(linear(g, x!, withBias(g, linearWeight(g, w!, sink), bias!, sink), null))),
  },
  {
    name: "linear with LoRA and a bias", shapes: { x: [4, 3], w: [5, 3], bias: [5], a: [2, 3], b: [5, 2] }, outputShape: [4, 5],
    build: (g, { x, w, bias, a, b }) => linearPiece(linear(g, x!, withBias(g, linearWeight(g, w!), bias!), { a: a!, b: b!, scale: 1.7 })),
  },
  {
    name: "rmsNorm with a weight that is trained", shapes: { x: [3, 8], w: [8] }, outputShape: [3, 8],
    build: (g, { x, w }) => trainedPiece((sink) => {
      const norm = rmsNorm(g, x!, w!, 1e-5, sink);
      return { output: norm.output, backward: (dy) => ({ x: norm.backward(dy, null) }) };
    }),
  },
  {
    name: "headNorm", shapes: { x: [3, 8], w: [4] }, outputShape: [3, 8], symbolic: { x: ["n", 8] },
    build: (g, { x, w }) => trainedPiece((sink) => {
      const norm = headNorm(g, x!, w!, 2, 1e-5, sink);
      return { output: norm.output, backward: (dy) => ({ x: norm.backward(dy) }) };
    }),
  },
  // ratio·e^(x − old) + linear/2·(x − reference)² − decay·e^(reference − x) + constant·x, and its slope as the loss would have it.
  {
    name: "lossSlope inside the range", shapes: { x: [2, 1] }, outputShape: [2, 1],
    build(g, { x }) {
      const [constant, ratio, old, lowest, highest, linearTerm, decay, reference] = [0.5, -0.7, 0.25, -4, 4, 0.3, 0.6, -0.5];
      const terms = g.constant("terms", Float32Array.from([0, 1].flatMap(() => [constant, ratio, old, lowest, highest, linearTerm, decay, reference])), [2, slopeColumns.length]);
      const from = (place: number): Value => sub(g, x!, g.scalar(place));
      const times = (factor: number, value: Value): Value => mul(g, g.scalar(factor), value);
      const losses = [times(constant, x!), times(ratio, exp(g, from(old))), times(linearTerm / 2, mul(g, from(reference), from(reference))), times(-decay, exp(g, sub(g, g.scalar(reference), x!)))];
      return { output: losses.reduce((sum, each) => add(g, sum, each)), backward: (dy) => ({ x: mul(g, dy, lossSlope(g, x!, terms)) }) };
    },
  },
  {
    name: "attention with grouped heads, a shared prefix and empty slots", shapes: { q: [7, 8], k: [7, 4], v: [7, 4] }, outputShape: [7, 8],
    symbolic: { q: ["n", 8], k: ["n", 4], v: ["n", 4] },
    build: (g, { q, k, v }) => attention(g, q!, k!, v!, attentionLayout(g, attentionInputs(g, true), heads), heads) as unknown as Piece,
    feeds: {
      mask: floatTensor(Float32Array.from(mask), [3, 1, 3, 5]),
      tokenOfQuery: int32Tensor(Int32Array.from(padded(queries, 3)), [9]),
      queryOfToken: int32Tensor(Int32Array.of(0, 1, 2, 3, 6, 7, 8), [7]),
      tokenOfKey: int64Tensor(BigInt64Array.from(padded(keys, 5), BigInt), [15]),
      liveQueries: floatTensor(Float32Array.from(queries.flatMap((row) => [0, 1, 2].map((i) => (i < row.length ? 1 : 0)))), [9, 1]),
    },
  },
];
