import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { ggufCodecs } from "./gguf-dequantize.ts";

interface Golden {
  readonly decoded: readonly { readonly name: string; readonly type: number; readonly bytes: string; readonly values: string }[];
}
const golden = JSON.parse(await readFile(new URL("__fixtures__/gguf-golden.json", import.meta.url), "utf8")) as Golden;
const decodeBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, "base64"));
const floats = (text: string): Float32Array => new Float32Array(decodeBase64(text).buffer);

test.each(golden.decoded)("decodes $name to the numbers of Python's gguf, bit for bit", ({ name, type, bytes, values }) => {
  const codec = ggufCodecs.get(type)!;
  expect(codec.name).toBe(name);
  const [file, wanted] = [decodeBase64(bytes), floats(values)];
  expect(file.length / codec.blockBytes).toBe(wanted.length / codec.blockSize);
  const out = new Float32Array(wanted.length + 3).fill(-7);
  codec.decode(file, 0, out, 1, wanted.length);
  expect([...out]).toEqual([-7, ...wanted, -7, -7]);
  // The second block by itself, as rows of a matrix are read.
  const second = new Float32Array(codec.blockSize);
  codec.decode(file, codec.blockBytes, second, 0, codec.blockSize);
  expect([...second]).toEqual([...wanted.subarray(codec.blockSize, 2 * codec.blockSize)]);
});

test("has a golden block for every quantised type", () => {
  const quantised = [...ggufCodecs.values()].filter(({ blockSize }) => blockSize > 1).map(({ name }) => name);
  expect(golden.decoded.map(({ name }) => name).toSorted()).toEqual(quantised.toSorted());
});
