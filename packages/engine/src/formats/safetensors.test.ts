import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ModelFileError } from "./model-file-error.ts";
import { readSafetensors, serializeSafetensors } from "./safetensors.ts";

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "safetensors-"))));
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, bytes: Uint8Array): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, bytes);
  return file;
}

function raw(header: unknown, data: Uint8Array, length?: bigint): Uint8Array {
  const json = Buffer.from(typeof header === "string" ? header : JSON.stringify(header));
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(length ?? BigInt(json.length));
  return Buffer.concat([size, json, data]);
}

const tensors = new Map([
  ["b", { shape: [2, 3], data: Float32Array.of(1, -2, 0.5, 65504, 2 ** -24, 1 + 2 ** -11) }],
  ["a", { shape: [], data: Float32Array.of(3.25) }],
]);

test("F32 comes back bit for bit, on one SharedArrayBuffer, with its metadata", async () => {
  const file = await write("f32", serializeSafetensors(tensors, { dtype: "F32", metadata: { canary: "x" } }));
  const read = await readSafetensors(file);
  expect([...read.tensors.get("b")!.data]).toEqual([...tensors.get("b")!.data]);
  expect(read.tensors.get("b")!.shape).toEqual([2, 3]);
  expect(read.tensors.get("a")!.shape).toEqual([]);
  expect(read.metadata).toEqual({ format: "pt", canary: "x" });
  expect(read.tensors.get("a")!.data.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(read.tensors.get("a")!.data.buffer).toBe(read.tensors.get("b")!.data.buffer);
});

test("F16 rounds to nearest even and keeps the smallest subnormal", async () => {
  const read = await readSafetensors(await write("f16", serializeSafetensors(tensors, { dtype: "F16" })));
  expect([...read.tensors.get("b")!.data]).toEqual([1, -2, 0.5, 65504, 2 ** -24, 1]);
});

test("BF16 is the upper half of fp32", async () => {
  const bytes = Uint8Array.of(0x80, 0x3f, 0x49, 0xc0); // 1, -3.140625
  const file = await write("bf16", raw({ x: { dtype: "BF16", shape: [2], data_offsets: [0, 4] } }, bytes));
  expect([...(await readSafetensors(file)).tensors.get("x")!.data]).toEqual([1, -3.140625]);
});

const entry = (fields: object): object => ({ x: { dtype: "F32", shape: [1], data_offsets: [0, 4], ...fields } });
const four = new Uint8Array(4);
test.each<[string, Uint8Array, RegExp]>([
  ["too short", new Uint8Array(3), /has 3 bytes/],
  ["header longer than the file", raw({}, four, 1_000_000n), /says its header has 1000000 bytes/],
  ["header length beyond any number", raw({}, four, 2n ** 63n), /says its header has 9223372036854775808/],
  ["not JSON", raw("nonsense", four), /not valid JSON/],
  ["JSON but no object", raw("[1]", four), /not a JSON object/],
  ["null entry", raw({ x: null }, four), /dtype undefined/],
  ["unknown dtype", raw(entry({ dtype: "F8_E4M3" }), four), /dtype "F8_E4M3"; supported are F32, F16, BF16/],
  ["inherited name as dtype", raw(entry({ dtype: "toString" }), four), /dtype "toString"/],
  ["negative shape", raw(entry({ shape: [-1] }), four), /shape \[-1\]/],
  ["huge shape", raw(entry({ shape: [2 ** 40, 2 ** 40] }), four), /needs/],
  ["shape and range disagree", raw(entry({ shape: [2] }), four), /needs 8 bytes, but data_offsets \[0, 4\] span 4/],
  ["truncated", raw(entry({ shape: [4], data_offsets: [0, 16] }), four), /describes 16 bytes.*file holds 4.*truncated/],
  ["overlap", raw({ ...entry({}), y: { dtype: "F32", shape: [1], data_offsets: [0, 4] } }, four), /overlaps/],
  ["gap", raw({ x: { dtype: "F32", shape: [1], data_offsets: [4, 8] } }, new Uint8Array(8)), /gap/],
  ["bytes of no tensor", raw(entry({}), new Uint8Array(12)), /8 bytes after the last tensor/],
  ["metadata of the wrong kind", raw({ __metadata__: { a: 1 } }, new Uint8Array()), /__metadata__ must map/],
])("refuses a hostile file: %s", async (name, bytes, message) => {
  const file = await write(`bad ${name}`, bytes);
  const error: unknown = await readSafetensors(file).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ModelFileError);
  expect((error as Error).message).toMatch(message);
  expect((error as Error).message).toContain(file);
});

test("says when the file is not there", async () => {
  await expect(readSafetensors(join(folder, "none"))).rejects.toThrow(/none: cannot be opened/);
});
