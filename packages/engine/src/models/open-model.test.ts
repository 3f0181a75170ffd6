import { mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { configJson, saveFolder, toGguf } from "./__fixtures__/save-model.ts";
import { serializeSafetensors } from "../formats/safetensors.ts";
import type { ModelWeights } from "../ports/weights.ts";
import { fixtureConfig, fixtureWeights, openFixtureModel } from "./fixture-model.ts";
import { modelInfo } from "./model-info.ts";
import { openModel } from "./open-model.ts";
import { openTokenizer } from "./open-tokenizer.ts";

let root: string;
beforeAll(async () => void (root = await mkdtemp(join(tmpdir(), "open-model-"))));
afterAll(() => rm(root, { recursive: true }));

const fixture = openFixtureModel();

function expectSameTensors(actual: ModelWeights, expected: ModelWeights): void {
  expect([...actual.tensors.keys()]).toEqual([...expected.tensors.keys()]);
  for (const [name, { shape, data }] of expected.tensors) {
    expect(actual.tensors.get(name)!.shape).toEqual(shape);
    expect(Buffer.compare(Buffer.from(Float32Array.from(actual.tensors.get(name)!.data).buffer), Buffer.from(Float32Array.from(data).buffer)), name).toBe(0);
  }
}

test.each([1, 2] as const)("opens a Hugging Face folder of %i file(s)", async (shards) => {
  const folder = join(root, `hf-${shards}`);
  await saveFolder(folder, fixture.weights, { shards });
  const model = await openModel(folder);
  expectSameTensors(model.weights, fixture.weights);
  expect(model.weights.config).toEqual(fixture.weights.config);
  expect(model.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set(Array.from(model.weights.tensors.values(), (tensor) => tensor.data.buffer)).size).toBe(1);
  const messages = [{ role: "user", content: "the user" }] as const;
  expect(model.tokenizer.render(messages, { addGenerationPrompt: true })).toEqual(fixture.tokenizer.render(messages, { addGenerationPrompt: true }));
});

test("opens a GGUF file, with the rows of queries and keys back in Hugging Face order", async () => {
  const file = join(root, "model.gguf");
  await writeFile(file, toGguf(fixture.weights));
  const model = await openModel(file);
  expectSameTensors(model.weights, fixture.weights);
  expect(model.weights.config).toEqual({ ...fixture.weights.config, rmsNormEps: Math.fround(1e-5) });
  expect(model.tokenizer.encode("the system")).toEqual(fixture.tokenizer.encode("the system"));
  expect(await modelInfo(file)).toMatchObject({ parameters: 94_528, tensorTypes: { F32: 20 }, config: { layers: 2 } });
});

test("opens the tokenizer alone, the same from a folder, a GGUF file and the fixture", async () => {
  const [folder, file] = [join(root, "tokenizer"), join(root, "tokenizer.gguf")];
  await saveFolder(folder, fixture.weights);
  await rm(join(folder, "model.safetensors")); // not needed
  await writeFile(file, toGguf(fixture.weights));
  const messages = [{ role: "user", content: "the user" }] as const;
  const expected = fixture.tokenizer.render(messages, { addGenerationPrompt: true });
  for (const name of [folder, file, "fixture:tiny"]) expect((await openTokenizer(name)).render(messages, { addGenerationPrompt: true }), name).toEqual(expected);
  await expect(openTokenizer(join(root, "nothing"))).rejects.toThrow(/neither a known model/);
});

test("opens an untied model, and takes a stored copy of tied embeddings for what it is", async () => {
  const untied = fixtureWeights({ ...fixtureConfig, tiedEmbeddings: false }, 3);
  const folder = join(root, "untied");
  await saveFolder(folder, untied);
  expect((await openModel(folder)).weights.tensors.has("lm_head.weight")).toBe(true);
  await saveFolder(folder, untied, { config: { tie_word_embeddings: true } });
  expect((await openModel(folder)).weights.tensors.has("lm_head.weight")).toBe(false);
});

test("reads the spelling of transformers 4", async () => {
  const folder = join(root, "four");
  await saveFolder(folder, fixture.weights, { config: { rope_parameters: undefined, rope_theta: 5000, rope_scaling: null, head_dim: undefined, torch_dtype: "float32", eos_token_id: [2, 0] } });
  expect((await openModel(folder)).weights.config).toMatchObject({ ropeTheta: 5000, headDim: 16, eosToken: 2 });
});

test.each<[Record<string, unknown>, RegExp]>([
  [{ model_type: "mistral" }, /model_type is "mistral"; supported architectures are llama, qwen2, qwen3/],
  [{ model_type: "qwen2" }, /has no tensor "model.layers.0.self_attn.q_proj.bias"/],
  [{ model_type: "qwen3", use_sliding_window: true }, /use_sliding_window is true; supported is false/],
  [{ layer_types: ["full_attention", "sliding_attention"] }, /layer_types holds "sliding_attention"/],
  [{ rope_parameters: { rope_type: "llama3", rope_theta: 5e5 } }, /rope scaling "llama3": low_freq_factor is undefined; expected a number above 0/],
  [{ rope_parameters: { rope_type: "yarn", rope_theta: 1e4, factor: 4 } }, /rope scaling is "yarn"; supported are "default" \(none\), "linear" and "llama3"/],
  [{ rope_parameters: undefined, rope_scaling: { type: "dynamic", factor: 2 } }, /rope scaling is "dynamic"/],
  [{ partial_rotary_factor: 0.5 }, /partial_rotary_factor is 0.5/],
  [{ attention_bias: true }, /has no tensor "model.layers.0.self_attn.q_proj.bias"/],
  [{ num_hidden_layers: 3 }, /has no tensor "model.layers.2.input_layernorm.weight"/],
  [{ num_hidden_layers: 1e15 }, /layers is 1000000000000000; expected/],
  [{ max_position_embeddings: 2e9 }, /contextLength is 2000000000; expected at most 16777216/],
  [{ hidden_size: "64" }, /hidden_size is "64"; expected a number/],
  [{ num_key_value_heads: 3 }, /heads is 4 and kvHeads 3/],
  [{ intermediate_size: 99 }, /tensor "model.layers.0.mlp.gate_proj.weight" has shape \[128, 64\]; the configuration asks for \[99, 64\]/],
  [{ tie_word_embeddings: false }, /tie_word_embeddings is false, but the weights hold no "lm_head.weight"/],
  [{ num_hidden_layers: 1 }, /has a tensor "model.layers.1.input_layernorm.weight" that a llama model of its configuration does not have/],
])("refuses the configuration %j", async (config, message) => {
  const folder = join(root, "refused");
  await saveFolder(folder, fixture.weights, { config });
  await expect(openModel(folder)).rejects.toThrow(message);
});

test("says that a folder is of another family before it misses any file of ours", async () => {
  const folder = join(root, "gpt2");
  await mkdir(folder);
  await writeFile(join(folder, "config.json"), JSON.stringify({ model_type: "gpt2", n_embd: 64 }));
  for (const open of [openModel, modelInfo]) await expect(open(folder)).rejects.toThrow(/config.json: model_type is "gpt2"; supported architectures are llama, qwen2, qwen3/);
});

test("refuses other architectures and variants in GGUF", async () => {
  const file = join(root, "other.gguf");
  await writeFile(file, toGguf(fixture.weights, { "general.architecture": "gemma" }));
  await expect(openModel(file)).rejects.toThrow(/other.gguf: general.architecture is "gemma"; supported architectures are llama, qwen2, qwen3/);
  await writeFile(file, toGguf(fixture.weights, { "llama.rope.scaling.type": "yarn" }));
  await expect(openModel(file)).rejects.toThrow(/llama.rope.scaling.type is "yarn"; supported are "none", "linear", and frequency factors/);
});

test("names truncated and incomplete files", async () => {
  const folder = join(root, "cut");
  await saveFolder(folder, fixture.weights);
  await truncate(join(folder, "model.safetensors"), 100_000);
  await expect(openModel(folder)).rejects.toThrow(/model.safetensors: the header describes \d+ bytes of tensors, but the file holds \d+. It is truncated/);
  await writeFile(join(folder, "model.safetensors"), serializeSafetensors(fixture.weights.tensors, { dtype: "F32" }));
  await rm(join(folder, "tokenizer.json"));
  await expect(openModel(folder)).rejects.toThrow(/tokenizer.json: is missing/);
  const empty = join(root, "empty");
  await mkdir(empty);
  await expect(openModel(empty)).rejects.toThrow(/config.json: is missing/);
  await writeFile(join(empty, "adapter_config.json"), "{}");
  await expect(openModel(empty)).rejects.toThrow(/is an adapter, not a model/);
});

test("an index may not name files outside its folder", async () => {
  const folder = join(root, "index");
  await mkdir(folder);
  await writeFile(join(folder, "config.json"), JSON.stringify(configJson(fixtureConfig)));
  await writeFile(join(folder, "model.safetensors.index.json"), JSON.stringify({ weight_map: { x: "../hf-1/model.safetensors" } }));
  await expect(openModel(folder)).rejects.toThrow(/weight_map names "..\/hf-1\/model.safetensors"/);
});

test("says what names there are, and how to pull a known one", async () => {
  await expect(openModel("smolm2", { home: root })).rejects.toThrow(/"smolm2" is neither a known model \(smollm2-135m, smollm2-135m-bf16, fixture:tiny\) nor a path/);
  await expect(openModel("smollm2-135m", { home: root })).rejects.toThrow(/"smollm2-135m" is not on this machine.*overt models pull smollm2-135m/);
});

test("stops when asked to", async () => {
  const folder = join(root, "abort");
  await saveFolder(folder, fixture.weights);
  await expect(openModel(folder, { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
});
