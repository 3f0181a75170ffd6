import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { f32, writeGguf, type GgufTestTensor } from "./__fixtures__/write-gguf.ts";
import { openGguf } from "./gguf.ts";
import { ModelFileError } from "./model-file-error.ts";

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "gguf-"))));
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, bytes: Uint8Array): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, bytes);
  return file;
}

const halfOne = [0x00, 0x3c];
const halfTwo = [0x00, 0x40];
const halfMinusHalf = [0x00, 0xb8];
const nibbles = Array.from({ length: 16 }, (_, i) => i | ((15 - i) << 4)); // element i is i, element 16 + i is 15 − i
const counting = Array.from({ length: 32 }, (_, i) => (i < 16 ? i : 31 - i));

const cases: [string, GgufTestTensor, number[]][] = [
  ["F32", { name: "t", type: 0, dimensions: [3], bytes: f32(1.5, -2, 0.1) }, [1.5, -2, Math.fround(0.1)]],
  ["F16", { name: "t", type: 1, dimensions: [2], bytes: Uint8Array.of(...halfTwo, ...halfMinusHalf) }, [2, -0.5]],
  ["BF16", { name: "t", type: 30, dimensions: [2], bytes: Uint8Array.of(0x80, 0x3f, 0x80, 0xbf) }, [1, -1]],
  ["Q4_0", { name: "t", type: 2, dimensions: [32], bytes: Uint8Array.of(...halfTwo, ...nibbles) }, counting.map((q) => (q - 8) * 2)],
  ["Q4_1", { name: "t", type: 3, dimensions: [32], bytes: Uint8Array.of(...halfTwo, ...halfMinusHalf, ...nibbles) }, counting.map((q) => q * 2 - 0.5)],
  ["Q8_0", { name: "t", type: 8, dimensions: [32], bytes: Uint8Array.of(...halfOne, ...Array.from({ length: 32 }, (_, i) => (i - 16) & 255)) }, Array.from({ length: 32 }, (_, i) => i - 16)],
];

test.each(cases)("dequantises %s", async (name, tensor, expected) => {
  await using gguf = await openGguf(await write(name, writeGguf({}, [tensor])));
  const info = gguf.tensors.get("t")!;
  const out = new Float32Array(info.size);
  await gguf.read(info, out);
  expect([...out]).toEqual(expected);
  expect(info.codec.name).toBe(name);
});

test("reads metadata of every kind used, longer than the first look at the file", async () => {
  const long = Array.from({ length: 30_000 }, (_, i) => `${"x".repeat(200)} ${i}`);
  await using gguf = await openGguf(await write("metadata", writeGguf({ name: "é", n: 7, eps: 0.5, yes: true, long, ids: [3, 1] }, [])));
  expect(gguf.metadata.get("name")).toBe("é");
  expect([gguf.metadata.get("n"), gguf.metadata.get("eps"), gguf.metadata.get("yes")]).toEqual([7, 0.5, true]);
  expect(gguf.metadata.get("ids")).toEqual([3, 1]);
  expect((gguf.metadata.get("long") as string[]).at(-1)).toMatch(/ 29999$/);
});

test("turns shapes outermost first and moves rows", async () => {
  await using gguf = await openGguf(await write("rows", writeGguf({}, [{ name: "t", type: 0, dimensions: [2, 3], bytes: f32(0, 1, 2, 3, 4, 5) }])));
  const info = gguf.tensors.get("t")!;
  expect(info.shape).toEqual([3, 2]);
  const out = new Float32Array(6);
  await gguf.read(info, out, (row) => (row + 1) % 3);
  expect([...out]).toEqual([4, 5, 0, 1, 2, 3]);
});

const whole = { name: "t", type: 0, dimensions: [4], bytes: f32(1, 2, 3, 4) };
const changed = (file: Uint8Array, at: number, ...bytes: number[]): Uint8Array => {
  file.set(bytes, at);
  return file;
};
const patched = (at: number, ...bytes: number[]): Uint8Array => changed(writeGguf({ key: "value" }, [whole]), at, ...bytes);
test.each<[string, Uint8Array, RegExp]>([
  ["empty", new Uint8Array(), /ends at byte 0, inside its header/],
  ["another format", Buffer.from("PK\x03\x04 not a model at all"), /does not start with GGUF/],
  ["version 1", writeGguf({}, [], 1), /GGUF version 1; supported are 2 and 3/],
  ["cut inside the header", writeGguf({ key: "value" }, [whole]).subarray(0, 40), /inside its header.*truncated/],
  ["cut inside a tensor", writeGguf({}, [{ ...whole, dimensions: [400], bytes: new Uint8Array(1600) }]).subarray(0, 500), /"t" ends at byte \d+, but the file has 500/],
  ["huge key count", patched(16, 255, 255, 255, 255), /inside its header|corrupt/],
  ["huge tensor count", patched(8, 255, 255, 255, 255, 255, 255, 31), /inside its header|corrupt|does not/],
  ["huge string", patched(24, 255, 255, 255, 255, 255, 255, 15), /inside its header/],
  ["number beyond 2^53", patched(24, 255, 255, 255, 255, 255, 255, 255, 255), /larger than any file/],
  ["unknown value type", patched(35, 77), /value type 77 is unknown/],
  ["arrays of millions", changed(writeGguf({ ids: [1] }, []), 43, 0, 0, 80), /arrays claim more than 4194304 items/],
  ["a key twice", changed(writeGguf({ aa: 1, ab: 2 }, []), 51, 97), /has the key "aa" twice/],
  ["a tensor twice", writeGguf({}, [whole, whole]), /has the tensor "t" twice/],
  ["unsupported tensor type", writeGguf({}, [{ ...whole, type: 10 }]), /"t" has GGUF type number 10; supported are F32, F16, Q4_0, Q4_1, Q5_0, Q5_1, Q8_0, Q4_K, Q5_K, Q6_K, BF16/],
  ["row that is no whole block", writeGguf({}, [{ ...whole, type: 8, dimensions: [33] }]), /multiple of 32/],
  ["too many elements", writeGguf({}, [{ ...whole, dimensions: [2 ** 40, 2 ** 40] }]), /shape/],
  ["overlap", writeGguf({}, [whole, { ...whole, name: "u", offset: 8 }]), /"u" overlaps/],
])("refuses a hostile file: %s", async (name, bytes, message) => {
  const error: unknown = await openGguf(await write(`bad ${name}`, bytes)).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ModelFileError);
  expect((error as Error).message).toMatch(message);
});
