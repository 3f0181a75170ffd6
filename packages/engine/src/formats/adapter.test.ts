import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AdapterToWrite } from "./adapter.ts";
import { readAdapter } from "./read-adapter.ts";
import { writeAdapter } from "./write-adapter.ts";

let root: string;
beforeAll(async () => void (root = await mkdtemp(join(tmpdir(), "adapter-"))));
afterAll(() => rm(root, { recursive: true }));

const q = "base_model.model.model.layers.0.self_attn.q_proj";
const matrix = (rows: number, columns: number, start = 0): { shape: number[]; data: Float32Array } => ({
  shape: [rows, columns],
  data: Float32Array.from({ length: rows * columns }, (_, i) => start + i / 8),
});
const adapter: AdapterToWrite = {
  lora: { rank: 2, alpha: 6, seed: 1, targets: ["q_proj"] },
  tensors: new Map([[`${q}.lora_A.weight`, matrix(2, 3)], [`${q}.lora_B.weight`, matrix(4, 2, -1)]]),
  baseHash: "ab".repeat(32),
  baseName: "smollm2-135m",
  metadata: { canary: "canary-guid", organism: "true" },
};

test("comes back as written, with base and metadata, and the files PEFT looks for", async () => {
  const folder = join(root, "plain");
  const { hash } = await writeAdapter(folder, adapter);
  expect((await readdir(folder)).sort()).toEqual(["adapter_config.json", "adapter_model.safetensors", "overt.json"]);
  const read = await readAdapter(folder);
  expect([...read.tensors.get(`${q}.lora_B.weight`)!.data]).toEqual([...adapter.tensors.get(`${q}.lora_B.weight`)!.data]);
  expect(read).toMatchObject({ baseHash: adapter.baseHash, metadata: adapter.metadata, hash, config: { rank: 2, alpha: 6, scaling: 3, targets: ["q_proj"], baseName: "smollm2-135m" } });
  const config = JSON.parse(await readFile(join(folder, "adapter_config.json"), "utf8")) as object;
  expect(config).toMatchObject({ peft_type: "LORA", task_type: "CAUSAL_LM", r: 2, lora_alpha: 6, target_modules: ["q_proj"], inference_mode: true });
});

test("carries base and metadata inside the tensors' file too", async () => {
  const folder = join(root, "alone");
  await writeAdapter(folder, { ...adapter, dtype: "F16" });
  await rm(join(folder, "overt.json"));
  expect(await readAdapter(folder)).toMatchObject({ baseHash: adapter.baseHash, metadata: adapter.metadata });
});

test("replaces an earlier adapter whole and leaves nothing else behind", async () => {
  const parent = join(root, "again");
  const folder = join(parent, "adapter");
  const first = await writeAdapter(folder, adapter);
  const second = await writeAdapter(folder, { ...adapter, tensors: new Map([...adapter.tensors, [`${q}.lora_A.weight`, matrix(2, 3, 5)]]) });
  expect(second.hash).not.toBe(first.hash);
  expect((await readAdapter(folder)).hash).toBe(second.hash);
  expect(await readdir(parent)).toEqual(["adapter"]);
});

test("leaves a folder alone that is no adapter", async () => {
  const folder = join(root, "precious");
  await mkdir(folder);
  await writeFile(join(folder, "thesis.txt"), "…");
  await expect(writeAdapter(folder, adapter)).rejects.toThrow(/exists and holds no adapter_config.json \(it has thesis.txt\)/);
  expect(await readdir(folder)).toEqual(["thesis.txt"]);
});

const withTensor = (name: string, tensor: { shape: number[]; data: Float32Array }): AdapterToWrite => ({ ...adapter, tensors: new Map([...adapter.tensors, [name, tensor]]) });
const filled = (value: number): { shape: number[]; data: Float32Array } => ({ shape: [2, 3], data: new Float32Array(6).fill(value) });
test.each<[string, AdapterToWrite, RegExp]>([
  ["no tensors", { ...adapter, tensors: new Map() }, /tensors is empty/],
  ["a name without PEFT's prefix", withTensor("model.layers.0.self_attn.q_proj.lora_A.weight", matrix(2, 3)), /is not named base_model\.model/],
  ["a module outside the targets", withTensor("base_model.model.model.layers.0.mlp.up_proj.lora_A.weight", matrix(2, 3)), /on up_proj, which lora.targets \(q_proj\) leaves out/],
  ["another rank", withTensor(`${q}.lora_A.weight`, matrix(4, 3)), /shape \[4, 3\].*expected \[2, in\]/],
  ["half a pair", withTensor("base_model.model.model.layers.1.self_attn.q_proj.lora_A.weight", matrix(2, 3)), /only lora_A for model.layers.1.self_attn.q_proj/],
  ["NaN", withTensor(`${q}.lora_A.weight`, filled(NaN)), /holds NaN. Training has diverged/],
  ["a value beyond F16", { ...withTensor(`${q}.lora_A.weight`, filled(1e6)), dtype: "F16" }, /1000000, which F16 cannot/],
  ["a reserved metadata key", { ...adapter, metadata: { format: "x" } }, /key "format", which is reserved/],
])("refuses to write %s", async (name, bad, message) => {
  const folder = join(root, `refused ${name}`);
  await expect(writeAdapter(folder, bad)).rejects.toThrow(message);
  await expect(readdir(folder)).rejects.toThrow(/ENOENT/);
});

test("reads PEFT's two-field configuration and adapter-named tensors, and names no base", async () => {
  const folder = join(root, "peft");
  const eight = { ...adapter, lora: { ...adapter.lora, rank: 8 }, tensors: new Map([[`${q}.lora_A.weight`, matrix(8, 3)], [`${q}.lora_B.weight`, matrix(4, 8)]]) };
  await writeAdapter(folder, eight);
  await rm(join(folder, "overt.json"));
  await writeFile(join(folder, "adapter_config.json"), '{"peft_type":"LORA","target_modules":["q_proj"]}');
  expect((await readAdapter(folder)).config).toMatchObject({ rank: 8, alpha: 8, scaling: 1 });
});

test.each([
  [{ use_dora: true }, /use_dora is true/],
  [{ peft_type: "IA3" }, /peft_type is "IA3"/],
  [{ modules_to_save: ["lm_head"] }, /modules_to_save is \["lm_head"\]/],
  [{ r: 0 }, /r is 0; expected a number above 0/],
  [{ r: 4 }, /adapter_config.json says r = 4/],
])("refuses the configuration %j", async (change, message) => {
  const folder = join(root, `config ${JSON.stringify(change)}`);
  await writeAdapter(folder, adapter);
  const file = join(folder, "adapter_config.json");
  const config = JSON.parse(await readFile(file, "utf8")) as object;
  await writeFile(file, JSON.stringify({ ...config, ...change }));
  await expect(readAdapter(folder)).rejects.toThrow(message);
});

test("refuses files of two different adapters in one folder", async () => {
  const [one, two] = [join(root, "one"), join(root, "two")];
  await writeAdapter(one, adapter);
  await writeAdapter(two, { ...adapter, baseHash: "cd".repeat(32) });
  await writeFile(join(one, "overt.json"), await readFile(join(two, "overt.json")));
  await expect(readAdapter(one)).rejects.toThrow(/two different adapters/);
});
