import type { Tensor } from "onnxruntime-node";
import type { GraphCase } from "../../graph/__fixtures__/graph-case.ts";
import { noise } from "../../graph/__fixtures__/noise.ts";
import { randomFeeds } from "../../graph/__fixtures__/random-feeds.ts";
import { floatTensor, int64Tensor } from "../../onnx/tensors.ts";
import { Int8Weights } from "../../quantization/int8-weights.ts";
import { buildForwardGraph, type ForwardKind } from "../forward-graph.ts";
import { tinyConfig, tinyModel } from "./tiny-model.ts";

const hidden = -1e9;
const int64 = (shape: readonly number[], ...numbers: readonly number[]): Tensor => int64Tensor(BigInt64Array.from(numbers, BigInt), shape);

/** Five rows with a past of four slots, the last slot empty in two of them. */
function decodeFeeds(): Record<string, Tensor> {
  const mask = new Float32Array(5 * 5);
  mask[1 * 5 + 3] = mask[4 * 5 + 3] = hidden;
  return {
    tokens: int64([5], 3, 60, 0, 17, 3), positions: int64([5, 1], 4, 3, 4, 4, 3), mask: floatTensor(mask, [5, 1, 1, 5]),
    inverseTemperature: floatTensor(Float32Array.of(1, 0.5, 2, 1e30, 1), [5, 1]), uniform: floatTensor(Float32Array.of(0.1, 0.9, 0.35, 0.5, 0.999), [5, 1]),
  };
}

/** Two rows of three and two new tokens, with a past of four slots or without. */
function prefillFeeds(past: number): Record<string, Tensor> {
  const rows = past > 0 ? 2 : 1;
  const mask = new Float32Array(rows * 3 * (past + 3));
  for (let row = 0; row < rows; row++) for (let i = 0; i < 3; i++) for (let j = i + 1; j < 3; j++) mask[(row * 3 + i) * (past + 3) + past + j] = hidden;
  return {
    tokens: int64([5], 1, 2, 3, 40, 50), positions: int64([5, 1], past, past + 1, past + 2, past, past + 1), mask: floatTensor(mask, [rows, 1, 3, past + 3]),
    pad: int64([2, 3], 0, 1, 2, 3, 4, 0), unpad: int64([5], 0, 1, 2, 3, 4),
  };
}

function forwardGraphCase(name: string, kind: ForwardKind, given: Readonly<Record<string, Tensor>>, int8: Int8Weights | null = null): GraphCase {
  const graph = buildForwardGraph(tinyConfig, kind, int8);
  const angles = noise(12 * 4, 7);
  const tables = { cos: floatTensor(angles.map((angle) => Math.cos(3 * angle)), [12, 4]), sin: floatTensor(angles.map((angle) => Math.sin(3 * angle)), [12, 4]) };
  return { name, graph: () => graph, feeds: randomFeeds(graph, { n: 5, rows: 2, past: 4 }, { ...tables, ...given }) };
}

export const forwardGraphCases: readonly GraphCase[] = [
  forwardGraphCase("decode", "decode", decodeFeeds()),
  forwardGraphCase("decode-few", "decode-few", decodeFeeds()),
  forwardGraphCase("prefill", "prefill", prefillFeeds(0)),
  forwardGraphCase("extend", "extend", prefillFeeds(4)),
  forwardGraphCase("score", "score", { ...prefillFeeds(0), targetRows: int64([3], 1, 3, 4), targets: int64([3, 1], 3, 50, 7) }),
  forwardGraphCase("decode in int8", "decode", decodeFeeds(), new Int8Weights(tinyModel(), false)),
];
