import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fixtureWeights, openFixtureModel, writeAdapter } from "@overt/engine";
import { beforeAll, describe, expect, it } from "vitest";
import { saveFolder, toGguf } from "../../packages/engine/src/models/__fixtures__/save-model.ts";
import { fixtureStudy, overt, runOf, workplace } from "./overt-process.ts";
import { expectRefused } from "./refused.ts";

const scratch = workplace();
const at = (...path: string[]): string => join(scratch, ...path);
const run = (...set: string[]): string[] => ["run", fixtureStudy, "--runs", at("runs"), ...set.flatMap((each) => ["--set", each])];
const { weights } = openFixtureModel();

beforeAll(async () => {
  writeFileSync(at("faulty.yaml"), "version: 1\nname: faulty\ncure:\n  rnak: 4\n");
  writeFileSync(at("text.gguf"), "not a model");
  writeFileSync(at("cut.gguf"), toGguf(weights).subarray(0, 200_000));
  await saveFolder(at("cut"), weights);
  truncateSync(at("cut/model.safetensors"), 100_000);
  await saveFolder(at("phi"), weights, { config: { model_type: "phi3" } });
  mkdirSync(at("empty"));
  mkdirSync(at("old/fixture/20200101-000000"), { recursive: true });
  writeFileSync(at("old/fixture/20200101-000000/manifest.json"), '{"format":0}');
  await writeAdapter(at("foreign"), adapterFor(weights.config.hiddenSize, fixtureWeights(weights.config, 2).hash));
});

/** One layer's adapter that changes nothing, said to be trained on the model with this hash. */
function adapterFor(size: number, baseHash: string) {
  const lora = { rank: 1, alpha: 1, seed: 1, targets: ["q_proj"] as const };
  const name = "base_model.model.model.layers.0.self_attn.q_proj";
  const zeros = (shape: [number, number]) => ({ shape, data: new Float32Array(new SharedArrayBuffer(4 * size)) });
  return { lora, baseHash, baseName: "another", tensors: new Map([[`${name}.lora_A.weight`, zeros([1, size])], [`${name}.lora_B.weight`, zeros([size, 1])]]) };
}

describe("wrong use: exit code 2", () => {
  it.concurrent.each<[string, string[], RegExp]>([
    ["missing and misspelt fields", ["run", at("faulty.yaml")], /faulty\.yaml:1: study\.model is missing; .*\n.*faulty\.yaml:4: study\.cure has no field "rnak"; did you mean "rank"\?/],
    ["an unknown family", run("collect.families=[covert-rule-violatoin]"), /study\.collect\.families names "covert-rule-violatoin".*did you mean "covert-rule-violation"/],
    ["an unknown evaluation", run("evaluate.evaluations=[lazy-cheklist]"), /study\.evaluate\.evaluations names "lazy-cheklist".*did you mean "lazy-checklist"/],
    ["a missing organism", run("organism=organisms/none"), /study\.organism is "organisms\/none"; no such folder; build it with `overt organism build`/],
    ["the sealed split outside of eval", run("evaluate.split=sealed"), /opened by `overt eval --sealed` only/],
    ["a run that does not exist", ["eval", fixtureStudy, "--runs", at("runs"), "--of", "nothing"], /nothing is neither a run folder nor a study with runs/],
  ])("%s", async (_, args, sentence) => expectRefused(scratch, args, 2, sentence));
});

describe("what cannot work: exit code 1", () => {
  it.concurrent.each<[string, string[], RegExp]>([
    ["an unknown model", run("model=smolm2"), /"smolm2" is neither a known model \(smollm2-135m, .*Give a name, a \.gguf file, or a Hugging Face model folder/],
    ["a file that is no model", run(`model=${at("text.gguf")}`), /text\.gguf: .*not a GGUF file|text\.gguf: .*truncated/],
    ["a truncated GGUF", run(`model=${at("cut.gguf")}`), /cut\.gguf: .*truncated; download or copy it again/],
    ["truncated safetensors", run(`model=${at("cut")}`), /model\.safetensors: .*It is truncated/],
    ["another architecture", run(`model=${at("phi")}`), /model_type is "phi3"; supported architectures are llama, qwen2, qwen3/],
    ["an organism folder without an adapter", run(`organism=${at("empty")}`), /adapter_config\.json: is missing .*a PEFT adapter folder holds/],
    ["an adapter of another base", run(`organism=${at("foreign")}`), /The adapter .*foreign was trained on a model with hash [0-9a-f]{12}, and fixture:tiny has [0-9a-f]{12}; use the model .*--force\.$/m],
    ["a run folder of another version", ["run", fixtureStudy, "--runs", at("old")], /was written in run format 0; this version of Overt reads format 1\. Use the version that wrote it, or start a new run with --new/],
    ["a runs folder that is a file", ["run", fixtureStudy, "--runs", at("text.gguf")], /part of the path is a file, not a folder\. Choose another folder \(--runs\)/],
  ])("%s", async (_, args, sentence) => expectRefused(scratch, args, 1, sentence));

  it.concurrent("a model that is not here and cannot be pulled", async () => {
    const env = { PATH: at("empty"), OVERT_HOME: at("home"), HF_ENDPOINT: "http://127.0.0.1:9" };
    await expectRefused(scratch, run("model=smollm2-135m"), 1, /smollm2-135m could not be fetched\. pip was not found .* out of reach\. .*`overt models pull smollm2-135m` tries again/, { env });
    await expectRefused(scratch, ["models", "info", "smollm2-135m"], 1, /Pull it first: overt models pull smollm2-135m/, { env });
  });
});

it("--force puts an adapter on another base", async () => {
  const forced = await overt(["eval", fixtureStudy, "--runs", at("forced"), "--set", `organism=${at("foreign")}`, "--set", "evaluate.conditions=[unwatched]", "--force"]);
  expect(runOf(forced)).toContain(at("forced"));
});
