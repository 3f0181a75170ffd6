import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { GraphBuilder } from "../graph/builder.ts";
import { GraphError } from "../graph/graph-error.ts";
import { add } from "../graph/nodes/elementwise.ts";
import type { Graph } from "../graph/node.ts";
import { openSampler, prompt, quiet, request } from "../sampling/__fixtures__/open-samplers.ts";
import { tinyModel } from "../sampling/__fixtures__/tiny-model.ts";
import { randomBatch, randomModel, tinyConfig, tinyLora } from "../training/__fixtures__/random-model.ts";
import { LocalTrainer } from "../training/local-trainer.ts";
import { readProfile } from "./read-profile.ts";
import { createSession, openSessions } from "./session.ts";
import { floatData, floatTensor, int64Tensor } from "./tensors.ts";
import { Tensor } from "onnxruntime-node";

function sum(): Graph {
  const g = new GraphBuilder("sum");
  g.output("y", add(g, g.input("a", "float32", ["t", 2]), g.input("b", "float32", ["t", 1])));
  return g.build();
}
const ones = (...shape: number[]) => floatTensor(new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(1), shape);

test("feeds are checked by name, type and shape, and symbolic sizes against each other", async () => {
  await using session = await createSession(sum(), { threads: 1 });
  const refuse = async (feeds: Record<string, Tensor>, message: string): Promise<void> => {
    await expect(session.run(feeds)).rejects.toThrow(GraphError);
    await expect(session.run(feeds)).rejects.toThrow(message);
  };
  await refuse({ a: ones(3, 2) }, "Graph sum: the input b was not fed.");
  await refuse({ a: ones(3, 2), b: undefined as unknown as Tensor }, "Graph sum: the input b was not fed.");
  await refuse({ a: ones(3, 2), b: ones(3, 1), c: ones(1) }, "Graph sum has no input c.");
  await refuse({ a: ones(3, 2), b: int64Tensor(new BigInt64Array(3), [3, 1]) }, "Graph sum, input b: got int64[3, 1], expected b: float32[t, 1] with t = 3.");
  await refuse({ a: ones(3, 2), b: ones(4, 1) }, "Graph sum, input b: got float32[4, 1], expected b: float32[t, 1] with t = 3.");
  await refuse({ a: ones(3), b: ones(3, 1) }, "Graph sum, input a: got float32[3], expected a: float32[t, 2].");
  await refuse({ a: new Tensor("float32", new Float32Array(0), [0, 2]), b: ones(1, 1) }, "Graph sum, input a: got float32[0, 2]");
  expect(() => floatTensor(new Float32Array(0), [0, 2])).toThrow("at least 1");
  expect(() => int64Tensor(new BigInt64Array(3), [2])).toThrow("needs 2 elements, got 3");
});

test("results are disposed of with their scope; arrays taken from them stay", async () => {
  await using session = await createSession(sum(), { threads: 1 });
  let tensor: Tensor;
  let data: Float32Array;
  {
    using results = await session.run({ a: ones(1, 2), b: ones(1, 1) });
    tensor = results["y"]!;
    data = floatData(tensor);
  }
  expect([...data]).toEqual([2, 2]);
  expect(() => tensor.data).toThrow();
});

test("a session that has been disposed of says so, and may be disposed of again", async () => {
  const before = openSessions();
  const session = await createSession(sum(), { threads: 1 });
  expect(openSessions()).toBe(before + 1);
  await session[Symbol.asyncDispose]();
  await session[Symbol.asyncDispose]();
  expect(openSessions()).toBe(before);
  await expect(session.run({ a: ones(1, 2), b: ones(1, 1) })).rejects.toThrow("Graph sum: its session has been disposed of.");
});

test("a profile says what ran, where and how long", async () => {
  const folder = await mkdtemp(join(tmpdir(), "profile-"));
  try {
    const profilePrefix = join(folder, "sum");
    await using session = await createSession(sum(), { threads: 1, profilePrefix });
    using _ = await session.run({ a: ones(1, 2), b: ones(1, 1) });
    session.endProfiling();
    const [kernel, ...others] = await readProfile(profilePrefix);
    expect(others).toEqual([]);
    expect(kernel).toMatchObject({ op: "Add", provider: "CPUExecutionProvider" });
    expect(kernel!.microseconds).toBeGreaterThanOrEqual(0);
    await expect(readProfile(join(folder, "other"))).rejects.toThrow("No profile begins with");
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("trainers and samplers leave no session behind", async () => {
  const before = openSessions();
  {
    await using trainer = new LocalTrainer({ model: randomModel(tinyConfig), lora: tinyLora, threads: 1, precision: "int8" });
    const batch = randomBatch([8, 5], 3, tinyConfig.vocabSize);
    await trainer.forwardBackward(batch, "cross_entropy");
    await trainer.forward(batch, "cross_entropy");
    await using sampler = openSampler(tinyModel(), { precision: "int8" });
    await sampler.sample([request(prompt(9)), request(prompt(4))], quiet);
    expect(openSessions()).toBeGreaterThanOrEqual(before + 4);
  }
  expect(openSessions()).toBe(before);
});
