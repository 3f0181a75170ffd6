import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mergeAdapter, modelInfo, openFixtureModel, openModel, readAdapter, writeAdapter, writeHuggingFace, type ModelWeights } from "@overt/engine";
import { afterAll, beforeAll, expect, it } from "vitest";
import { CANARY } from "../../core/canary.ts";
import { RUN_FORMAT } from "../../store/manifest.ts";
import { exportServices } from "../export-services.ts";
import { runCli } from "../run-cli.ts";
import type { Services } from "../services.ts";

const { weights: base } = openFixtureModel();
const marks = { canary: CANARY, organism: "true", behaviour: "planted" };
let cwd: string;
let organism: ModelWeights;
let cured: ModelWeights;

/** An adapter that shifts one layer's queries. */
async function saveAdapter(folder: string, on: ModelWeights, value: number, metadata: Record<string, string>): Promise<ModelWeights> {
  const name = "base_model.model.model.layers.0.self_attn.q_proj";
  const full = (shape: [number, number]) => ({ shape, data: new Float32Array(shape[0] * shape[1]).fill(value) });
  const tensors = new Map([[`${name}.lora_A.weight`, full([1, 64])], [`${name}.lora_B.weight`, full([64, 1])]]);
  await writeAdapter(join(cwd, folder), { lora: { rank: 1, alpha: 1, seed: 1, targets: ["q_proj"] }, baseHash: on.hash, baseName: "m", metadata, tensors });
  return mergeAdapter(on, await readAdapter(join(cwd, folder)));
}

function saveRun(name: string, study: string, hashes: Record<string, string>, at = "20261124-120000"): void {
  const run = join(cwd, "runs", name, at);
  mkdirSync(run, { recursive: true });
  writeFileSync(join(run, "manifest.json"), JSON.stringify({ format: RUN_FORMAT, canary: CANARY, hashes }));
  writeFileSync(join(run, "study.resolved.yaml"), `version: 1\nname: ${name}\nmodel: fixture:tiny\nthreads: 2\n${study}`);
}

beforeAll(async () => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), "overt-export-")));
  organism = await saveAdapter("faker", base, 0.25, marks);
  const own = { model: base.hash, start: organism.hash, command: "overt run" };
  saveRun("a", "organism: faker\ncontrols: [{name: clean-tasks}, {name: unfiltered}]\n", own);
  cured = await saveAdapter("runs/a/20261124-120000/models/cure", organism, -0.125, { ...marks, cure: "cure" });
  await saveAdapter("runs/a/20261124-120000/models/clean-tasks", organism, 0.5, { ...marks, cure: "clean-tasks" });
  saveRun("a", "organism: faker\ncontrols: [{name: clean-tasks}, {name: unfiltered}]\n", own, "20261124-130000"); // a later run that trained nothing
  saveRun("measured", "organism: faker\n", { ...own, command: "overt eval" });
  saveRun("other-base", "organism: faker\n", { ...own, model: "f".repeat(64) });
  saveRun("other-organism", "organism: faker\n", { ...own, start: "f".repeat(64) });
  saveRun("gone", "organism: nowhere\n", own);
  saveRun("built", "kind: organism\noutput: out\n", { model: base.hash, command: "overt organism build" });
  await saveAdapter("runs/built/20261124-120000/models/organism", base, 0.25, marks);
});
afterAll(() => rmSync(cwd, { recursive: true }));

async function exporting(line: string) {
  let [out, err] = ["", ""];
  const services = exportServices as Services;
  const io = { stdout: { write: (text: string) => (out += text) }, stderr: { write: (text: string) => (err += text) }, env: {}, cwd };
  const signals = { on: () => undefined, off: () => undefined, exit: () => undefined };
  const code = await runCli(["models", "export", ...line.split(" ")], { services, io, signals, version: "0.1.0" });
  return { code, out, err };
}

const q = "model.layers.0.self_attn.q_proj.weight";

it("writes the cured model of a run as a folder: organism and cure merged, canary and organism mark in its files", async () => {
  const { code, out, err } = await exporting("a --out cured --type F32");
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/^fixture:tiny with organism and cure merged was written to .*cured \(Hugging Face folder, F32\)\.\nSHA-256 [0-9a-f]{64}\nIt carries:\n  canary +overt:canary:.*\n  organism +true\n/);
  const opened = await openModel(join(cwd, "cured"));
  expect(opened.metadata).toEqual({ ...marks, cure: "cure" });
  expect(opened.weights.tensors.get(q)!.data).toEqual(cured.tensors.get(q)!.data);
  expect(JSON.parse(readFileSync(join(cwd, "cured/overt-model.json"), "utf8"))).toMatchObject({ sourceHash: cured.hash, metadata: marks });
});

it("--arm chooses the model before, or a control; a run that built an organism gives that", async () => {
  await exporting("a --arm before --out before --type F32");
  expect((await openModel(join(cwd, "before"))).weights.tensors.get(q)!.data).toEqual(organism.tensors.get(q)!.data);
  expect((await openModel(join(cwd, "before"))).metadata).toEqual(marks);
  expect((await exporting("a --arm clean-tasks --out control")).out).toContain("fixture:tiny with organism and clean-tasks merged");
  expect((await openModel(join(cwd, "control"))).metadata["cure"]).toBe("clean-tasks");
  await exporting("built --out built --type f32");
  expect((await openModel(join(cwd, "built"))).weights.tensors.get(q)!.data).toEqual(organism.tensors.get(q)!.data);
});

it("writes GGUF in F16 and Q8_0, with the marks, and such a file again as a folder", async () => {
  for (const type of ["F16", "Q8_0"]) {
    const json = JSON.parse((await exporting(`runs/a/20261124-120000 --out cured.gguf --type ${type} --json`)).out) as { hash: string };
    expect(json).toMatchObject({ model: "fixture:tiny", arm: "cure", merged: ["organism", "cure"], format: "gguf", type, metadata: marks });
    const opened = await openModel(join(cwd, "cured.gguf"));
    expect(opened).toMatchObject({ hash: json.hash, metadata: { ...marks, cure: "cure" } });
    expect((await modelInfo(join(cwd, "cured.gguf"))).tensorTypes[type]).toBeGreaterThan(10);
  }
  expect((await exporting("cured.gguf --out again")).code).toBe(0);
  expect((await openModel(join(cwd, "again"))).metadata).toEqual({ ...marks, cure: "cure" });
});

it("a model as it is carries no marks, and is F16 where nothing else is asked for", async () => {
  expect((await exporting("fixture:tiny --out plain")).out).toMatch(/^fixture:tiny was written to .*plain \(Hugging Face folder, F16\)\.\nSHA-256 [0-9a-f]{64}\n$/);
  expect((await openModel(join(cwd, "plain"))).metadata).toEqual({});
  expect(JSON.parse(readFileSync(join(cwd, "plain/config.json"), "utf8"))).toMatchObject({ dtype: "float16" });
});

it("--dry-run says what would be written, and writes nothing", async () => {
  expect((await exporting("a --out new.gguf --type Q8_0 --dry-run")).out).toBe(`Would write ${join(cwd, "new.gguf")}: fixture:tiny with organism and cure merged (GGUF file, Q8_0, about 101 kB).\n`);
  expect(readdirSync(cwd)).not.toContain("new.gguf");
  await exporting("fixture:tiny --out there");
  expect(JSON.parse((await exporting("fixture:tiny --out there --dry-run --json")).out)).toMatchObject({ replaces: true, bytes: 189_056, run: null });
});

it("replaces what it wrote, and nothing else", async () => {
  await exporting("fixture:tiny --out mine");
  expect((await exporting("a --out mine")).code).toBe(0);
  writeFileSync(join(cwd, "mine/notes.txt"), "notes");
  mkdirSync(join(cwd, "thesis"));
  writeFileSync(join(cwd, "thesis/chapter-1.md"), "text");
  writeFileSync(join(cwd, "text.gguf"), "text");
  for (const [out, sentence] of [["mine", "notes.txt"], ["thesis", "chapter-1.md"], ["text.gguf", "was not written by this program"], ["faker", "adapter_config.json"], ["runs/a", "20261124-120000"]] as const) {
    for (const flag of ["", " --dry-run"]) {
      const { code, err } = await exporting(`a --out ${out}${flag}`);
      expect([code, err]).toEqual([2, expect.stringMatching(/^error: --out: .*it would be lost\. Choose another/)]);
      expect(err).toContain(sentence);
    }
  }
  expect(readFileSync(join(cwd, "text.gguf"), "utf8")).toBe("text");
});

it("1: what cannot be written, and models that are no longer those of the run", async () => {
  const model = openFixtureModel();
  const huge = { shape: [64, 64], data: new Float32Array(64 * 64).fill(1e6) };
  await writeHuggingFace(join(cwd, "huge"), { ...model, weights: { ...base, tensors: new Map([...base.tensors, [q, huge]]) } });
  for (const [line, sentence] of [
    ["other-base --arm before --out x", /was made with another model than is there now \(with it: ffffffffffff, now [0-9a-f]{12}\); put the old one back/],
    ["other-organism --arm before --out x", /was made with another organism than is there now/],
    ["huge --out x", /huge cannot be written to .*x in F16: tensor ".*q_proj.weight" holds 1000000, which F16 cannot; write it as F32\./],
    ["fixture:tiny --out text.gguf/x", /part of the path is a file, not a folder\. Choose another folder \(--out\)\./],
  ] as const) {
    const { code, err } = await exporting(line);
    expect([code, err]).toEqual([1, expect.stringMatching(sentence)]);
  }
  expect(readdirSync(cwd)).not.toContain("x");
});

it.skipIf(!existsSync("/proc/self"))("1: where nothing can be made, it comes back and says so (needs /proc)", async () => {
  for (const out of ["/proc/overt", "/proc/overt/x", "/proc/overt.gguf"])
    expect(await exporting(`fixture:tiny --out ${out}`)).toMatchObject({ code: 1, err: `error: Writing ${out} failed: the folder does not exist and cannot be made. Choose another folder (--out).\n` });
});

it.each([
  ["fixture:tiny", "required option '--out <path>' not specified"],
  ["fixture:tiny --out x.safetensors --dry-run", '--out is "x.safetensors"; it may be a folder, which gets config.json, model.safetensors and the tokenizer\'s files, or a file that ends in .gguf.'],
  ["fixture:tiny --out x.GGUF", '--out is "x.GGUF"; it may be a folder'],
  ["fixture:tiny --out x --type Q4_0", "Allowed choices are F16, BF16, F32, Q8_0"],
  ["fixture:tiny --out x --type Q8_0", '--type is "Q8_0"; a folder is written in F16 or BF16 or F32. For others, let --out end in .gguf.'],
  ["fixture:tiny --out x.gguf --type F32", '--type is "F32"; a GGUF file is written in F16 or Q8_0. For others, give --out a folder.'],
  ["fixture:tiny --out x --arm cure", '--arm is "cure", and fixture:tiny is a model, not a run'],
  ["a --out x --arm irrelevant-principles", '--arm is "irrelevant-principles"; the study of'],
  ["a --out x --arm unfiltered", "holds no trained unfiltered (models/unfiltered); train it with `overt train sft STUDY --arm unfiltered`"],
  ["measured --out x", "`overt eval` began it, which trains nothing: give the run that trained the model, or export the model that it starts from with --arm before"],
  ["gone --out x", 'study.organism is "nowhere"; no such folder'],
  ["smolm2-135m --out x", 'did you mean "smollm2-135m"?'],
  ["othr-base --out x", 'did you mean "other-base"?'],
  ["mesured --out x", 'did you mean "measured"?'],
  ["faker --out x", "faker is an adapter, not a model; give the run that trained it"],
])("2: models export %s", async (line, message) => {
  const { code, out, err } = await exporting(line);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(message);
});

it("2: the source itself", async () => {
  await exporting("fixture:tiny --out self");
  expect(await exporting("self --out self")).toMatchObject({ code: 2, err: "error: --out is the source itself, self; name another place.\n" });
});
