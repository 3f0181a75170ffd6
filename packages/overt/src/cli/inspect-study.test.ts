import { mkdirSync, mkdtempSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixtureModelName, listModels, openFixtureModel, writeAdapter, writeHuggingFace } from "@overt/engine";
import { beforeEach, expect, it, vi } from "vitest";
import { resolveStudy } from "../study/resolve-study.ts";
import { inspectStudy } from "./inspect-study.ts";

let cwd: string;
const inspect = (...overrides: string[]) => inspectStudy(resolveStudy("a.yaml", { cwd, overrides }));

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "overt-inspect-"));
  vi.stubEnv("OVERT_HOME", join(cwd, "home"));
  writeFileSync(join(cwd, "good.md"), "- **AS1** Be open.\n");
  writeFileSync(join(cwd, "a.yaml"), "version: 1\nname: a\nmodel: fixture:tiny\nprinciples: good.md\n");
});

it("reads the model's size from its headers, where it is on this machine", async () => {
  expect(await inspect()).toEqual({ parameters: 94_528, notes: [] });
  expect(await inspect("model=smollm2-135m")).toEqual({ parameters: null, notes: [] });
});

it("remarks on threads that the machine has no cores for", async () => {
  expect((await inspect("threads=1024")).notes).toEqual([expect.stringMatching(/^1024 threads on \d+ cores? are slower/)]);
});

it("opens principles, adapter and model, and fails as a run would", async () => {
  writeFileSync(join(cwd, "bad.md"), "no clauses\n");
  mkdirSync(join(cwd, "gpt2"));
  writeFileSync(join(cwd, "gpt2/config.json"), '{"model_type":"gpt2"}');
  await expect(inspect("principles=bad.md")).rejects.toThrow(/bad\.md holds no clauses/);
  await expect(inspect("model=./gpt2")).rejects.toThrow(/model_type is "gpt2"/);
  await expect(inspect("model=smolm2")).rejects.toThrow(/"smolm2" is neither a known model/);
  await expect(inspect("organism=gpt2")).rejects.toThrow(/adapter_config\.json: is missing/);
});

/** An adapter that changes nothing, said to be trained on the model with this hash. */
async function saveOrganism(folder: string, baseHash: string): Promise<void> {
  const name = "base_model.model.model.layers.0.self_attn.q_proj";
  const zeros = (shape: [number, number]) => ({ shape, data: new Float32Array(64) });
  const tensors = new Map([[`${name}.lora_A.weight`, zeros([1, 64])], [`${name}.lora_B.weight`, zeros([64, 1])]]);
  await writeAdapter(join(cwd, folder), { lora: { rank: 1, alpha: 1, seed: 1, targets: ["q_proj"] }, baseHash, baseName: "m", tensors });
}

it("an organism of another base is refused as in a run, whether the model is named, built in or a file; --force lets it pass", async () => {
  await writeHuggingFace(join(cwd, "tiny"), openFixtureModel(), { dtype: "F32" });
  await saveOrganism("foreign", "f".repeat(64));
  for (const model of [fixtureModelName, "smollm2-135m", "./tiny"]) {
    const [set, of] = [`model=${model}`, "organism=./foreign"];
    await expect(inspect(set, of)).rejects.toThrow(/The adapter .*foreign was trained on a model with hash ffffffffffff, and .* has [0-9a-f]{12}; .*--force/);
    const forced = await inspectStudy(resolveStudy("a.yaml", { cwd, overrides: [set, of] }), { force: true });
    expect(forced.notes).toEqual([`The organism was not trained on ${model}; --force puts it there all the same.`]);
  }
  await saveOrganism("own", openFixtureModel().hash);
  expect((await inspect("organism=./own")).notes).toEqual([]);
  await saveOrganism("faker", (await listModels()).find(({ name }) => name === "smollm2-135m")!.hash);
  expect((await inspect("model=smollm2-135m", "organism=./faker")).notes).toEqual([]);
});

it("says what it could not check: weights too large to be read for a look", async () => {
  await writeHuggingFace(join(cwd, "large"), openFixtureModel(), { dtype: "F32" });
  truncateSync(join(cwd, "large/model.safetensors"), 1_100_000_000);
  await saveOrganism("own", "f".repeat(64));
  expect((await inspect("model=./large", "organism=./own")).notes).toEqual([expect.stringMatching(/^Not checked: whether the organism was trained on \.\/large \(its weights are over 1 GB/)]);
});
