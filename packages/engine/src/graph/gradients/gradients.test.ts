import { describe, expect, test } from "vitest";
import { floatTensor, int32Tensor, int64Tensor } from "../../onnx/tensors.ts";
import { gradientError } from "../__fixtures__/finite-differences.ts";
import type { GraphBuilder } from "../builder.ts";
import type { Value } from "../value.ts";
import { attention, attentionInputs, attentionLayout } from "./attention.ts";
import { linearWeight, withBias } from "./linear-weight.ts";
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
      const layer = linear(g, x!, linearWeight(g, w!), null);
      return { output: layer.output, backward: (dy) => ({ x: layer.backward(dy, { sum: null, needsInput: true }).x! }) };
    }, [4, 5]);
    expect(worst).toBeLessThan(tolerance);
  });

  test("linear with LoRA", async () => {
    const { worst, checked } = await gradientError({ x: [4, 3], w: [5, 3], a: [2, 3], b: [5, 2] }, (g, { x, w, a, b }) => {
      const layer = linear(g, x!, linearWeight(g, w!), { a: a!, b: b!, scale: 1.7 });
      return { output: layer.output, backward: (dy) => layer.backward(dy, { sum: null, needsInput: true }) as unknown as Record<string, Value> };
    }, [4, 5]);
    expect(checked).toEqual(["x", "a", "b"]);
    expect(worst).toBeLessThan(tolerance);
  });

  test("linear with LoRA and a bias", async () => {
    const { worst, checked } = await gradientError({ x: [4, 3], w: [5, 3], bias: [5], a: [2, 3], b: [5, 2] }, (g, { x, w, bias, a, b }) => {
      const layer = linear(g, x!, withBias(g, linearWeight(g, w!), bias!), { a: a!, b: b!, scale: 1.7 });
      return { output: layer.output, backward: (dy) => layer.backward(dy, { sum: null, needsInput: true }) as unknown as Record<string, Value> };
    }, [4, 5]);
    expect(checked).toEqual(["x", "a", "b"]);
    expect(worst).toBeLessThan(tolerance);
  });

  test("an input used twice adds its gradients up", async () => {
    const { worst } = await gradientError({ x: [4, 3], w: [3, 3], a: [2, 3], b: [3, 2], n: [3] }, (g, { x, w, a, b, n }) => {
      const norm = rmsNorm(g, x!, n!, 1e-5);
      const layer = linear(g, norm.output, linearWeight(g, w!), { a: a!, b: b!, scale: 1 });
      const second = linear(g, layer.output, linearWeight(g, w!), null);
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
      return { output: logprobs.output, backward: (dy) => ({ x: logprobs.backward(dy) }) };
    }, [3, 1]);
    expect(worst).toBeLessThan(tolerance);
  });

  // Seven tokens: a prefix of two, then two continuations of two and of three tokens, in rows of three queries and five keys.
  test("attention with grouped heads, a shared prefix and empty slots", async () => {
    const shape = { heads: 4, kvHeads: 2, headDim: 2 };
    const queries = [[0, 1, 2], [3], [4, 5, 6]];
    const keys = [[0, 1, 2], [0, 1, 2, 3], [0, 1, 4, 5, 6]];
    const sees = (query: number, key: number): boolean => key <= query && (query < 4 || key < 2 || key >= 4);
    const mask = new Float32Array(3 * 3 * 5).fill(-1e9);
    queries.forEach((row, r) => row.forEach((query, i) => keys[r]!.forEach((key, j) => {
      if (sees(query, key)) mask[(r * 3 + i) * 5 + j] = 0;
    })));
    const padded = (rows: readonly number[][], width: number): number[] => rows.flatMap((row) => Array.from({ length: width }, (_, i) => row[i] ?? 0));
    const live = Float32Array.from(queries.flatMap((row) => [0, 1, 2].map((i) => (i < row.length ? 1 : 0))));
    const build = (g: GraphBuilder, { q, k, v }: Readonly<Record<string, Value>>) => attention(g, q!, k!, v!, attentionLayout(g, attentionInputs(g, true), shape), shape) as never;
    const { worst, checked } = await gradientError({ q: [7, 8], k: [7, 4], v: [7, 4] }, build, [7, 8], {
      symbolic: { q: ["n", 8], k: ["n", 4], v: ["n", 4] },
      feeds: {
        mask: floatTensor(mask, [3, 1, 3, 5]),
        tokenOfQuery: int32Tensor(Int32Array.from(padded(queries, 3)), [9]),
        queryOfToken: int32Tensor(Int32Array.of(0, 1, 2, 3, 6, 7, 8), [7]),
        tokenOfKey: int64Tensor(BigInt64Array.from(padded(keys, 5), BigInt), [15]),
        liveQueries: floatTensor(live, [9, 1]),
      },
    });
    expect(checked).toEqual(["q", "k", "v"]);
    expect(worst).toBeLessThan(tolerance);
  });
});
