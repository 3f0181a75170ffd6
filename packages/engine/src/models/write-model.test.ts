import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encodeFloat16, halfToFloat } from "../formats/float16.ts";
import type { ModelConfig, ModelWeights } from "../ports/weights.ts";
import { toGguf } from "./__fixtures__/save-model.ts";
import { variedConfigs } from "./__fixtures__/varied-configs.ts";
import { fixtureConfig, fixtureWeights, openFixtureModel } from "./fixture-model.ts";
import { modelInfo } from "./model-info.ts";
import type { ModelToWrite } from "./model-to-write.ts";
import { openModel } from "./open-model.ts";
import { ropeFrequencies } from "./rope-table.ts";
import { writeGguf } from "./write-gguf.ts";
import { writeHuggingFace } from "./write-huggingface.ts";

let root: string;
beforeAll(async () => void (root = await mkdtemp(join(tmpdir(), "write-model-"))));
afterAll(() => rm(root, { recursive: true }));

const fixture = openFixtureModel();
const marks = { canary: "canary-guid", organism: "true" };
const toWrite = (config: ModelConfig, weights = fixtureWeights(config, 5)): ModelToWrite => ({ weights, tokenizerDefinition: fixture.tokenizerDefinition, metadata: marks });
const rounded = (data: Float32Array): Float32Array => Float32Array.from(new Uint16Array(encodeFloat16(data).buffer), (bits) => halfToFloat()[bits]!);

function expectTensors(actual: ModelWeights, expected: ModelWeights, change: (data: Float32Array, shape: readonly number[]) => Float32Array = (data) => data): void {
  expect([...actual.tensors.keys()]).toEqual([...expected.tensors.keys()]);
  for (const [name, { shape, data }] of expected.tensors) {
    expect(actual.tensors.get(name)!.shape).toEqual(shape);
    expect(Buffer.compare(Buffer.from(actual.tensors.get(name)!.data.slice().buffer), Buffer.from(change(data, shape).slice().buffer)), name).toBe(0);
  }
}

describe.each(Object.entries(variedConfigs))("%s", (name, config) => {
  const model = toWrite(config);

  test("comes back from a Hugging Face folder bit for bit, with tokenizer and metadata", async () => {
    const folder = join(root, `hf ${name}`);
    const { hash } = await writeHuggingFace(folder, model);
    const opened = await openModel(folder);
    expect(opened).toMatchObject({ hash, metadata: marks });
    expect(opened.weights.config).toEqual(config);
    expectTensors(opened.weights, model.weights);
    const chat = [{ role: "user", content: "Naïve 42 the system" }] as const;
    expect(opened.tokenizer.render(chat, { addGenerationPrompt: true })).toEqual(fixture.tokenizer.render(chat, { addGenerationPrompt: true }));
    expect(opened.tokenizer.endOfTurn).toEqual(fixture.tokenizer.endOfTurn);
  });

  test("comes back from a GGUF file in F16: matrices rounded, vectors bit for bit, with tokenizer and metadata", async () => {
    const file = join(root, `${name} f16.gguf`);
    const { hash } = await writeGguf(file, model, { type: "F16" });
    const opened = await openModel(file);
    expect(opened).toMatchObject({ hash, metadata: marks });
    expectTensors(opened.weights, model.weights, (data, shape) => (shape.length === 1 ? data : rounded(data)));
    const { ropeScaling, ...rest } = opened.weights.config;
    const { ropeScaling: wanted, ...others } = config;
    expect(rest).toEqual({ ...others, rmsNormEps: Math.fround(config.rmsNormEps) });
    expect(ropeScaling?.kind).toBe(wanted?.kind === "llama3" ? "factors" : wanted?.kind);
    for (const [i, frequency] of ropeFrequencies(config).entries()) expect(ropeFrequencies(opened.weights.config)[i]! / frequency).toBeCloseTo(1, 6);
    expect(opened.tokenizer.encode("the system is 42<|im_end|>")).toEqual(fixture.tokenizer.encode("the system is 42<|im_end|>"));
    // Factors are kept when such a model is written again.
    await writeGguf(`${file} again`, { ...opened, weights: { ...opened.weights, config: { ...opened.weights.config } } }, { type: "F16" });
    expect((await openModel(`${file} again`)).weights.config).toEqual(opened.weights.config);
  });

  test("comes back from a GGUF file in Q8_0 within half a step of 1/127 of a block's largest number", async () => {
    const file = join(root, `${name} q8.gguf`);
    await writeGguf(file, model, { type: "Q8_0" });
    const opened = await openModel(file);
    for (const [tensor, { shape, data }] of model.weights.tensors) {
      const read = opened.weights.tensors.get(tensor)!.data;
      let worst = 0; // in steps
      for (let block = 0; block < data.length; block += 32) {
        const part = data.subarray(block, block + 32);
        const step = Math.max(...part.map(Math.abs)) / 127;
        for (const [i, value] of part.entries()) worst = Math.max(worst, Math.abs(read[block + i]! - value) / step);
      }
      expect(worst, tensor).toBeLessThanOrEqual(shape.length === 1 ? 0 : 0.57); // the scale is a half: 127 steps of it may be off by 0.06
    }
  });
});

test("takes F16 where a row is no whole block of Q8_0", async () => {
  const config = { ...fixtureConfig, intermediateSize: 40 };
  const file = join(root, "narrow.gguf");
  await writeGguf(file, toWrite(config), { type: "Q8_0" });
  expect((await modelInfo(file)).tensorTypes).toEqual({ F32: 5, F16: 2, Q8_0: 13 });
  const { weights } = await openModel(file);
  const down = "model.layers.1.mlp.down_proj.weight";
  expect([...weights.tensors.get(down)!.data]).toEqual([...rounded(toWrite(config).weights.tensors.get(down)!.data)]);
});

test.each(["F16", "BF16"] as const)("a folder in %s says so, and is that much rounded", async (dtype) => {
  const folder = join(root, dtype);
  const model = toWrite(fixtureConfig);
  await writeHuggingFace(folder, model, { dtype });
  expect(JSON.parse(await readFile(join(folder, "config.json"), "utf8"))).toMatchObject({ dtype: dtype === "F16" ? "float16" : "bfloat16" });
  const { weights } = await openModel(folder);
  for (const [name, { data }] of model.weights.tensors) {
    const worst = weights.tensors.get(name)!.data.reduce((largest, value, i) => Math.max(largest, (Math.abs(value - data[i]!) - 2 ** -25) / Math.abs(data[i]!)), 0);
    expect(worst, name).toBeLessThanOrEqual(2 ** (dtype === "F16" ? -11 : -8));
  }
});

test("replaces what it wrote, leaves other folders alone, and leaves nothing behind where it fails", async () => {
  const parent = join(root, "place");
  const folder = join(parent, "model");
  const model = toWrite(fixtureConfig);
  await writeHuggingFace(folder, model);
  await writeHuggingFace(folder, { ...model, metadata: {} });
  expect((await openModel(folder)).metadata).toEqual({});
  const theirs = join(parent, "theirs");
  await mkdir(theirs);
  await writeFile(join(theirs, "config.json"), "{}");
  await expect(writeHuggingFace(theirs, model)).rejects.toThrow(/exists and holds what was not written by this program \(config.json\)/);
  await writeFile(join(folder, "notes.txt"), "mine");
  await expect(writeHuggingFace(folder, model)).rejects.toThrow(/\(notes.txt\); it would be lost/);
  const file = join(parent, "model.gguf");
  await writeGguf(file, model, { type: "F16" });
  await writeGguf(file, { ...model, metadata: {} }, { type: "F16" });
  expect((await openModel(file)).metadata).toEqual({});
  const text = join(parent, "theirs.gguf");
  await writeFile(text, "notes");
  await expect(writeGguf(text, model, { type: "F16" })).rejects.toThrow(/exists and was not written by this program/);
  expect(await readFile(text, "utf8")).toBe("notes");
  const foreign = join(parent, "foreign.gguf");
  await writeFile(foreign, toGguf(model.weights));
  await expect(writeGguf(foreign, model, { type: "F16" })).rejects.toThrow(/exists and was not written by this program/);
  await expect(writeGguf(folder, model, { type: "F16" })).rejects.toThrow(/exists and is no file/);
  await expect(writeHuggingFace(file, model)).rejects.toThrow(/exists and is no folder/);
  const huge = fixtureWeights(fixtureConfig, 5);
  huge.tensors.get("model.embed_tokens.weight")!.data[7] = 1e6;
  await expect(writeHuggingFace(join(parent, "huge"), toWrite(fixtureConfig, huge), { dtype: "F16" })).rejects.toThrow(/"model.embed_tokens.weight" holds 1000000, which F16 cannot/);
  await expect(writeGguf(join(parent, "huge.gguf"), toWrite(fixtureConfig, huge), { type: "Q8_0" })).rejects.toThrow(/"token_embd.weight" holds 1000000/);
  expect((await readdir(parent)).toSorted()).toEqual(["foreign.gguf", "model", "model.gguf", "theirs", "theirs.gguf"]);
});

test.each<[string, Partial<ModelToWrite>, RegExp]>([
  ["a tensor too few", { weights: { ...fixtureWeights(fixtureConfig, 5), config: { ...fixtureConfig, tiedEmbeddings: false } } }, /no tensor "lm_head.weight"/],
  ["another model's tokenizer", { tokenizerDefinition: { ...fixture.tokenizerDefinition, vocabSize: 300 } }, /made for 300 tokens, the model has 320/],
  ["a reserved metadata key", { metadata: { format: "x" } }, /key "format", which is reserved/],
])("refuses %s", async (name, change, message) => {
  await expect(writeHuggingFace(join(root, name), { ...toWrite(fixtureConfig), ...change })).rejects.toThrow(message);
  await expect(writeGguf(join(root, `${name}.gguf`), { ...toWrite(fixtureConfig), ...change }, { type: "F16" })).rejects.toThrow(message);
});

test("refuses what a format cannot say", async () => {
  const factors = { ...fixtureConfig, ropeScaling: { kind: "factors", factors: Array.from({ length: 8 }, () => 2) } } as const;
  await expect(writeHuggingFace(join(root, "factors"), toWrite(factors))).rejects.toThrow(/frequency factors from a GGUF file, which a Hugging Face config.json cannot say/);
  await expect(writeHuggingFace(join(root, "odd"), toWrite({ ...fixtureConfig, biases: ["q_proj"] }))).rejects.toThrow(/biases on \[q_proj\] cannot be said/);
  const other = { ...toWrite(fixtureConfig), tokenizerDefinition: { ...fixture.tokenizerDefinition, tokenizer: { ...fixture.tokenizerDefinition.tokenizer, pre_tokenizer: { type: "Whitespace" } } } };
  await expect(writeGguf(join(root, "split.gguf"), other, { type: "F16" })).rejects.toThrow(/splits text in a way that GGUF has no name for/);
});
