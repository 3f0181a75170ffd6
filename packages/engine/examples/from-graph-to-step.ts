import { GraphBuilder } from "../src/graph/builder.ts";
import { linear } from "../src/graph/gradients/linear.ts";
import { linearWeight } from "../src/graph/gradients/linear-weight.ts";
import { interpret } from "../src/graph/interpreter/interpret.ts";
import { mul, sub } from "../src/graph/nodes/elementwise.ts";
import { reduceMean } from "../src/graph/nodes/reduce.ts";
import { runPasses } from "../src/graph/passes/run-passes.ts";
import { encodeModel } from "../src/onnx/encode-model.ts";
import { createSession } from "../src/onnx/session.ts";
import { floatData, floatTensor } from "../src/onnx/tensors.ts";

const g = new GraphBuilder("one-layer");
const x = g.input("x", "float32", ["n", 6]); // n examples
const wanted = g.input("wanted", "float32", ["n", 4]);
const weight = g.input("weight", "float32", [4, 6]); // [out, in], frozen
const a = g.input("a", "float32", [2, 6]); // the update is b·a, of rank 2
const b = g.input("b", "float32", [4, 2]);

const layer = linear(g, x, linearWeight(g, weight), { a, b, scale: 1 });
const error = sub(g, layer.output, wanted);
const dError = mul(g, error, g.scalar(2 / 4)); // of the mean square over the four outputs, example by example
const gradients = layer.backward(dError, { sum: null, needsInput: false });
g.output("loss", reduceMean(g, mul(g, error, error), 1)); // [n, 1]
g.output("gradient of a", gradients.a!);
g.output("gradient of b", gradients.b!);
const graph = g.build();

const bytes = encodeModel(runPasses(graph, "cpu"));
console.log(`${graph.nodes.length} nodes, ${bytes.length} bytes of ONNX`);

await using session = await createSession(graph, { threads: 1 });

const numbers = (length: number, salt: number) => Float32Array.from({ length }, (_, i) => Math.sin(1.7 * i * i + salt));
const parameters = { a: numbers(12, 1), b: new Float32Array(8) }; // b starts at zero, as LoRA's does
const inputs = numbers(10 * 6, 2);
const frozen = numbers(24, 3);
const update = [0, 1, 2, 3].map((out) => [0, 1, 2, 3, 4, 5].map((i) => Math.cos(out) * Math.sin(2 * i) + (out - 1) * 0.2 * i));
const answers = Float32Array.from({ length: 10 * 4 }, (_, place) => {
  const [row, out] = [Math.floor(place / 4), place % 4];
  return update[out]!.reduce((sum, value, i) => sum + (frozen[out * 6 + i]! + value) * inputs[row * 6 + i]!, 0);
});
const feeds = {
  x: floatTensor(inputs, [10, 6]),
  wanted: floatTensor(answers, [10, 4]),
  weight: floatTensor(frozen, [4, 6]),
  a: floatTensor(parameters.a, [2, 6]),
  b: floatTensor(parameters.b, [4, 2]),
};

for (let step = 0; step <= 600; step++) {
  using results = await session.run(feeds);
  if (step % 200 === 0) console.log(`step ${step}: loss ${mean(floatData(results["loss"])).toExponential(1)}`);
  for (const name of ["a", "b"] as const) {
    const gradient = floatData(results[`gradient of ${name}`]);
    gradient.forEach((slope, i) => (parameters[name][i]! -= (0.2 * slope) / 10)); // mean over ten examples
  }
}

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const reference = interpret(graph, feeds);
using results = await session.run(feeds);
const worst = Math.max(...floatData(results["gradient of a"]).map((slope, i) => Math.abs(slope - reference["gradient of a"]!.data[i]!)));
console.log(worst < 1e-5 ? "the interpreter agrees" : `the interpreter differs by ${worst}`);
