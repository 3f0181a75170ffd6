import { describe, expect, test } from "vitest";
import { floatTensor, int32Tensor, int64Tensor } from "../../onnx/tensors.ts";
import { gradientError } from "../__fixtures__/finite-differences.ts";
import type { GraphBuilder } from "../builder.ts";
import type { Value } from "../value.ts";
import { attention, attentionLayout } from "./attention.ts";
import { frozenWeight, withBias } from "./frozen-weight.ts";
import { gatherRows } from "./gather-rows.ts";
import { headNorm } from "./head-norm.ts";
import { linear } from "./linear.ts";
import { rmsNorm } from "./rms-norm.ts";
import { rope, ropeTables } from "./rope.ts";
import { swiglu } from "./swiglu.ts";
import { targetLogprobs } from "./target-logprobs.ts";

// float32 arithmetic and steps of 0.02 leave errors of about 1e-5; a wrong formula gives 0.01 to 1.
const tolerance = 5e-4;

describe("gradients agree with five-point finite differences", () => {
  test("linear", async () => {
    const { worst } = await gradientError({ x: [4, 3], w: [5, 3] }, (g, { x, w }) => {
      const layer = linear(g, x!, frozenWeight(g, w!), null);
      return { output: layer.output, backward: (dy) => ({ x: layer.backward(dy, { sum: null, needsInput: true }).x! }) };
    }, [4, 5]);
    expect(worst).toBeLessThan(tolerance);
  });

  test("linear with LoRA", async () => {
    const { worst, checked } = await gradientError({ x: [4, 3], w: [5, 3], a: [2, 3], b: [5, 2] }, (g, { x, w, a, b }) => {
      const layer = linear(g, x!, frozenWeight(g, w!), { a: a!, b: b!, scale: 1.7 });
      return { output: layer.output, backward: (dy) => layer.backward(dy, { sum: null, needsInput: true }) as unknown as Record<string, Value> };
    }, [4, 5]);
    expect(checked).toEqual(["x", "a", "b"]);
    expect(worst).toBeLessThan(tolerance);
  });

  test("linear with LoRA and a bias", async () => {
    const { worst, checked } = await gradientError({ x: [4, 3], w: [5, 3], bias: [5], a: [2, 3], b: [5, 2] }, (g, { x, w, bias, a, b }) => {
      const layer = linear(g, x!, withBias(g, frozenWeight(g, w!), bias!), { a: a!, b: b!, scale: 1.7 });
      return { output: layer.output, backward: (dy) => layer.backward(dy, { sum: null, needsInput: true }) as unknown as Record<string, Value> };
    }, [4, 5]);
    expect(checked).toEqual(["x", "a", "b"]);
    expect(worst).toBeLessThan(tolerance);
  });

  test("an input used twice adds its gradients up", async () => {
    const { worst } = await gradientError({ x: [4, 3], w: [3, 3], a: [2, 3], b: [3, 2], n: [3] }, (g, { x, w, a, b, n }) => {
      const norm = rmsNorm(g, x!, n!, 1e-5);
      const layer = linear(g, norm.output, frozenWeight(g, w!), { a: a!, b: b!, scale: 1 });
      const second = linear(g, layer.output, frozenWeight(g, w!), null);
      const sum = g.apply({ op: "Add", inputs: [x!, second.output], output: { type: "float32", shape: [4, 3] } });
      return {
        output: sum,
        backward(dy) {
          const inner = second.backward(dy, { sum: null, needsInput: true }).x!;
          return { x: norm.backward(layer.backward(inner, { sum: null, needsInput: true }).x!, dy) };
        },
      };
    }, [4, 3]);
    expect(worst).toBeLessThan(tolerance);
  });

  test("rmsNorm", async () => {
    const { worst } = await gradientError({ x: [3, 8], w: [8] }, (g, { x, w }) => {
      const norm = rmsNorm(g, x!, w!, 1e-5);
      return { output: norm.output, backward: (dy) => ({ x: norm.backward(dy, null) }) };
    }, [3, 8]);
    expect(worst).toBeLessThan(tolerance);
  });

  test("headNorm", async () => {
    const { worst } = await gradientError({ x: [3, 8], w: [4] }, (g, { x, w }) => {
      const norm = headNorm(g, x!, w!, 2, 1e-5);
      return { output: norm.output, backward: (dy) => ({ x: norm.backward(dy) }) };
    }, [3, 8], { symbolic: { x: ["n", 8] } });
    expect(worst).toBeLessThan(tolerance);
  });

  test("swiglu", async () => {
    const { worst } = await gradientError({ gate: [3, 4], up: [3, 4] }, (g, { gate, up }) => swiglu(g, gate!, up!) as never, [3, 4]);
    expect(worst).toBeLessThan(tolerance);
  });

  test("rope", async () => {
    const angles = Float32Array.from({ length: 5 * 8 }, (_, i) => Math.floor(i / 8) / 3 ** (i % 8));
    const { worst } = await gradientError({ x: [3, 32] }, (g, { x }) => {
      const tables = ropeTables(g, g.input("positions", "int64", [3, 1]), g.input("cos", "float32", [5, 8]), g.input("sin", "float32", [5, 8]));
      const turned = rope(g, x!, tables, 2);
      return { output: turned.output, backward: (dy) => ({ x: turned.backward(dy) }) };
    }, [3, 32], {
      feeds: { positions: int64Tensor(BigInt64Array.of(0n, 4n, 2n), [3, 1]), cos: floatTensor(angles.map(Math.cos), [5, 8]), sin: floatTensor(angles.map(Math.sin), [5, 8]) },
    });
    expect(worst).toBeLessThan(tolerance);
  });

  test("gatherRows with a row chosen twice", async () => {
    const { worst } = await gradientError({ x: [4, 3] }, (g, { x }) => {
      const rows = gatherRows(g, x!, g.vector([2, 0, 2]));
      return { output: rows.output, backward: (dy) => ({ x: rows.backward(dy) }) };
    }, [3, 3]);
    expect(worst).toBeLessThan(tolerance);
  });

  test("targetLogprobs", async () => {
    const { worst } = await gradientError({ x: [3, 4], head: [7, 4] }, (g, { x, head }) => {
      const logprobs = targetLogprobs(g, x!, head!, g.constant("targets", Int32Array.of(1, 6, 0), [3, 1]));
      // Its backward takes loss weights: the loss is −Σ weight·logprob.
      return { output: logprobs.output, backward: (dy) => ({ x: logprobs.backward(g.apply({ op: "Neg", inputs: [dy], output: { type: "float32", shape: [3, 1] } })) }) };
    }, [3, 1]);
    expect(worst).toBeLessThan(tolerance);
  });

  // Five tokens in two rows of three slots, one slot empty; grouped heads (4 query heads on 2 key/value heads).
  test("attention with grouped heads, two rows and an empty slot", async () => {
    const shape = { heads: 4, kvHeads: 2, headDim: 2 };
    const hidden = -1e9;
    const mask = Float32Array.of(0, hidden, hidden, 0, 0, hidden, 0, 0, 0, /**/ 0, hidden, hidden, 0, 0, hidden, hidden, hidden, 0);
    const build = (g: GraphBuilder, { q, k, v }: Readonly<Record<string, Value>>) => {
      const layout = attentionLayout(g, { mask: g.input("mask", "float32", ["b", 1, "t", "t"]), tokenOfSlot: g.input("slots", "int32", ["b·t"]), slotOfToken: g.input("tokens", "int32", ["n"]) }, shape);
      return attention(g, q!, k!, v!, layout, shape) as never;
    };
    const { worst, checked } = await gradientError({ q: [5, 8], k: [5, 4], v: [5, 4] }, build, [5, 8], {
      symbolic: { q: ["n", 8], k: ["n", 4], v: ["n", 4] },
      feeds: { mask: floatTensor(mask, [2, 1, 3, 3]), slots: int32Tensor(Int32Array.of(0, 1, 2, 3, 4, 0), [6]), tokens: int32Tensor(Int32Array.of(0, 1, 2, 3, 4), [5]) },
    });
    expect(checked).toEqual(["q", "k", "v"]);
    expect(worst).toBeLessThan(tolerance);
  });
});
