import { expect, test } from "vitest";
import { memoryReader, mutations } from "./__fixtures__/mutations.ts";
import { f32, writeGguf } from "./__fixtures__/write-gguf.ts";
import type { FileReader } from "./file-reader.ts";
import { readGguf } from "./gguf.ts";
import { ModelFileError } from "./model-file-error.ts";
import { readSafetensorsSource, serializeSafetensors } from "./safetensors.ts";

const count = 10_000;

/**
 * Opens every mutation and reads whatever it then describes. Each must end as a ModelFileError or as a model file that is
 * whole; either way with no more numbers than the bytes of the file can hold (GGUF's densest type has 32 in 18 bytes).
 */
async function fuzz(original: Uint8Array, header: number, open: (reader: FileReader) => Promise<number>): Promise<{ readonly refused: number; readonly accepted: number }> {
  let [refused, accepted] = [0, 0];
  for (const bytes of mutations(original, header, count, 11)) {
    try {
      const numbers = await open(memoryReader(bytes));
      expect(numbers).toBeLessThanOrEqual(bytes.length * 2);
      accepted++;
    } catch (error) {
      if (!(error instanceof ModelFileError)) throw error;
      refused++;
    }
  }
  return { refused, accepted };
}

test("10,000 mutated safetensors headers", async () => {
  const tensor = (length: number): { shape: number[]; data: Float32Array } => ({ shape: [2, length / 2], data: new Float32Array(length).fill(0.5) });
  const original = serializeSafetensors(new Map([["model.norm.weight", tensor(4)], ["lm_head.weight", tensor(16)], ["b", tensor(2)]]), { dtype: "F32", metadata: { canary: "guid" } });
  const header = 8 + Number(new DataView(original.buffer).getBigUint64(0, true));
  const { refused, accepted } = await fuzz(original, header, async (reader) => {
    await using source = await readSafetensorsSource(reader);
    let numbers = 0;
    for (const entry of source.header.entries) {
      numbers += entry.size;
      expect(numbers).toBeLessThanOrEqual(reader.size); // before anything is allocated for it
      await source.read(entry, new Float32Array(entry.size));
    }
    return numbers;
  });
  expect(refused + accepted).toBe(count);
  expect(refused).toBeGreaterThan(count / 2);
  expect(accepted).toBeGreaterThan(0); // a changed name or metadata leaves a file that is whole
});

test("10,000 mutated GGUF headers", async () => {
  const metadata = { "general.architecture": "llama", "llama.block_count": 2, eps: 0.5, yes: true, tokens: ["a", "b", "cc"], ids: [1, 2, 3] };
  const q80 = new Uint8Array(68).fill(3);
  const original = writeGguf(metadata, [{ name: "a", type: 0, dimensions: [2, 3], bytes: f32(1, 2, 3, 4, 5, 6) }, { name: "b", type: 8, dimensions: [32, 2], bytes: q80 }, { name: "c", type: 1, dimensions: [4], bytes: new Uint8Array(8) }]);
  const { refused, accepted } = await fuzz(original, original.length - 192, async (reader) => {
    await using source = await readGguf(reader);
    let numbers = 0;
    for (const info of source.tensors.values()) {
      numbers += info.size;
      expect(numbers).toBeLessThanOrEqual(reader.size * 2);
      await source.read(info, new Float32Array(info.size));
    }
    return numbers;
  });
  expect(refused + accepted).toBe(count);
  expect(refused).toBeGreaterThan(count / 2);
  expect(accepted).toBeGreaterThan(0);
});
