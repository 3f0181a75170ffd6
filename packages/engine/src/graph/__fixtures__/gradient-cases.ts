import { floatTensor, int32Tensor, int64Tensor } from "../../onnx/tensors.ts";
import { attention, attentionLayout } from "../gradients/attention.ts";
import { frozenWeight } from "../gradients/frozen-weight.ts";
import { gatherRows } from "../gradients/gather-rows.ts";
import { linear, type Linear } from "../gradients/linear.ts";
import { rmsNorm } from "../gradients/rms-norm.ts";
import { rope, ropeTables } from "../gradients/rope.ts";
import { swiglu } from "../gradients/swiglu.ts";
import { targetLogprobs } from "../gradients/target-logprobs.ts";
import { add, neg } from "../nodes/elementwise.ts";
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

/** Every file of `gradients/` as a case or more. */
export const gradientCases: readonly GradientCase[] = [
  { name: "linear", shapes: { x: [4, 3], w: [5, 3] }, outputShape: [4, 5], build: (g, { x, w }) => linearPiece(linear(g, x!, frozenWeight(g, w!), null)) },
  {
    name: "linear with LoRA", shapes: { x: [4, 3], w: [5, 3], a: [2, 3], b: [5, 2] }, outputShape: [4, 5],
    build: (g, { x, w, a, b }) => linearPiece(linear(g, x!, frozenWeight(g, w!), { a: a!, b: b!, scale: 1.7 })),
  },
  {
    name: "an input used twice, whose gradients add up", shapes: { x: [4, 3], w: [3, 3], a: [2, 3], b: [3, 2], n: [3] }, outputShape: [4, 3],
    build(g, { x, w, a, b, n }) {
      const norm = rmsNorm(g, x!, n!, 1e-5);
      const layer = linear(g, norm.output, frozenWeight(g, w!), { a: a!, b: b!, scale: 1 });
      const second = linear(g, layer.output, frozenWeight(g, w!), null);
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
      // Its backward takes loss weights: the loss is −Σ weight·logprob.
      return { output: logprobs.output, backward: (dy) => ({ x: logprobs.backward(neg(g, dy)) }) };
    },
  },
  // Five tokens in two rows of three slots, one slot empty; four query heads on two key/value heads.
  {
    name: "attention with grouped heads, two rows and an empty slot", shapes: { q: [5, 8], k: [5, 4], v: [5, 4] }, outputShape: [5, 8],
    symbolic: { q: ["n", 8], k: ["n", 4], v: ["n", 4] },
    build(g, { q, k, v }) {
      const layout = attentionLayout(g, { mask: g.input("mask", "float32", ["b", 1, "t", "t"]), tokenOfSlot: g.input("slots", "int32", ["b·t"]), slotOfToken: g.input("tokens", "int32", ["n"]) }, heads);
      return attention(g, q!, k!, v!, layout, heads) as unknown as Piece;
    },
    feeds: {
      mask: floatTensor(Float32Array.of(0, hidden, hidden, 0, 0, hidden, 0, 0, 0, /**/ 0, hidden, hidden, 0, 0, hidden, hidden, hidden, 0), [2, 1, 3, 3]),
      slots: int32Tensor(Int32Array.of(0, 1, 2, 3, 4, 0), [6]),
      tokens: int32Tensor(Int32Array.of(0, 1, 2, 3, 4), [5]),
    },
  },
];
