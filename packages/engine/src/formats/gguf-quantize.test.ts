import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { encodeFloats } from "./float16.ts";
import { ggufEncodings } from "./gguf-quantize.ts";

const golden = JSON.parse(await readFile(new URL("__fixtures__/gguf-golden.json", import.meta.url), "utf8")) as { readonly values: string; readonly encoded: Readonly<Record<"F16" | "BF16" | "Q8_0", string>> };
const values = new Float32Array(Uint8Array.from(Buffer.from(golden.values, "base64")).buffer);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

test.each(["F16", "Q8_0"] as const)("encodes %s to the bytes of Python's gguf", (name) => {
  expect(hex(ggufEncodings[name].encode(values))).toBe(hex(Buffer.from(golden.encoded[name], "base64")));
});

test("encodes BF16 to the bytes of Python's gguf", () => {
  expect(hex(encodeFloats(values, "BF16"))).toBe(hex(Buffer.from(golden.encoded.BF16, "base64")));
});
