import { expect, test } from "vitest";
import { createSession } from "../onnx/session.ts";
import { floatData, floatTensor } from "../onnx/tensors.ts";
import { relativeError } from "./__fixtures__/finite-differences.ts";
import { GraphBuilder } from "./builder.ts";
import { interpret } from "./interpreter/interpret.ts";
import { float, type Graph } from "./node.ts";
import { mul, neg } from "./nodes/elementwise.ts";
import { split } from "./nodes/split.ts";
import { portable } from "./passes/portable.ts";

function namedOutputs(): Graph {
  const g = new GraphBuilder("outputs");
  const x = g.input("x", "float32", [4]);
  const [low, high] = split(g, x, 0, [1, 3]);
  const negative = neg(g, x);
  g.output("negative", negative);
  g.output("again", negative);
  g.output("x as it came", x);
  g.output("constant", g.scalar(7));
  g.output("high", high!);
  g.output("square", mul(g, negative, negative)); // reads what has become an output
  g.output("low", low!);
  g.output("gelu", g.apply({ op: "QuickGelu", domain: "com.microsoft", inputs: [x], output: { type: "float32", shape: [4] }, attributes: { alpha: float(1) } })); // the portable pass rewrites it
  return g.build();
}

test("outputs are what their nodes yield; inputs, constants and second names alone are copied", () => {
  const { nodes, outputs } = namedOutputs();
  expect(nodes.map(({ op, outputs: made }) => [op, ...made.map(({ name }) => name)])).toEqual([
    ["Split", "low", "high"], ["Neg", "negative"], ["Mul", "square"], ["QuickGelu", "gelu"],
    ["Identity", "again"], ["Identity", "x as it came"], ["Identity", "constant"],
  ]);
  expect(outputs.map(({ name }) => name)).toEqual(["negative", "again", "x as it came", "constant", "high", "square", "low", "gelu"]);
});

test("renamed outputs hold the same numbers in the interpreter, in ONNX Runtime and after the portable pass", async () => {
  const graph = namedOutputs();
  const feeds = { x: floatTensor(Float32Array.of(1, -2, 3, 4), [4]) };
  const wanted: Record<string, number[]> = { negative: [-1, 2, -3, -4], again: [-1, 2, -3, -4], "x as it came": [1, -2, 3, 4], constant: [7], high: [-2, 3, 4], square: [1, 4, 9, 16], low: [1], gelu: [1, -2, 3, 4].map((value) => value / (1 + Math.exp(-value))) };
  await using session = await createSession(graph, { threads: 1 });
  using results = await session.run(feeds);
  for (const [name, numbers] of Object.entries(wanted)) {
    const found = [floatData(results[name]), interpret(graph, feeds)[name]!.data, interpret(portable(graph), feeds)[name]!.data];
    for (const each of found) expect(relativeError(each, Float64Array.from(numbers)), name).toBeLessThan(1e-6);
  }
});
