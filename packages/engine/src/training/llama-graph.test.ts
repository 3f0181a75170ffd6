import { expect, test } from "vitest";
import { disagreements } from "../graph/__fixtures__/agreement.ts";
import { noise } from "../graph/__fixtures__/noise.ts";
import { interpret, type FedTensor } from "../graph/interpreter/interpret.ts";
import { caseLoss, llamaGraphCases } from "./__fixtures__/llama-graph-cases.ts";
import { gradientName } from "./llama-graph.ts";

test.each(llamaGraphCases)("$name: ONNX Runtime agrees with the interpreter", async (graphCase) => {
  for (const [name, difference] of await disagreements(graphCase)) expect(difference, name).toBeLessThan(1e-5);
});

test.each([[0, 28], [4, 20], [5, 31]])("the gradients of whole graph %i are the slope of its loss along a random direction", (index, tensors) => {
  const { graph: build, feeds } = llamaGraphCases[index]!;
  const graph = build();
  const trained = graph.inputs.filter(({ name }) => graph.outputs.some((output) => output.name === gradientName(name)));
  expect(trained).toHaveLength(tensors);
  const direction = new Map(trained.map(({ name }, i) => [name, noise(feeds[name]!.size, 100 + i)]));

  const lossAt = (distance: number): number => {
    const moved: Record<string, FedTensor> = { ...feeds };
    for (const [name, along] of direction) {
      const { type, dims, data } = feeds[name]!;
      moved[name] = { type, dims, data: Float64Array.from(data as Float32Array, (value, i) => value + distance * along[i]!) };
    }
    return caseLoss(interpret(graph, moved)["logprobs"]!.data);
  };
  const step = 1e-4;
  const slope = (8 * (lossAt(step) - lossAt(-step)) - (lossAt(2 * step) - lossAt(-2 * step))) / (12 * step);

  const results = interpret(graph, feeds);
  let expected = 0;
  for (const [name, along] of direction) expected += results[gradientName(name)]!.data.reduce((sum, value, i) => sum + value * along[i]!, 0);
  expect(Math.abs(expected)).toBeGreaterThan(0.1);
  expect(Math.abs(slope / expected - 1)).toBeLessThan(1e-8);
});
