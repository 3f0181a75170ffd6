import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeZip } from "./__fixtures__/write-zip.ts";
import { extractZipMember } from "./zip.ts";

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "zip-"))));
afterAll(() => rm(folder, { recursive: true }));

const content = Buffer.from("some bytes, some bytes, some bytes");
let count = 0;
async function extract(bytes: Uint8Array, name = "b/model.gguf", maxBytes = 1000): Promise<Buffer> {
  const file = join(folder, `archive-${count++}.zip`);
  await writeFile(file, bytes);
  await extractZipMember(file, name, `${file}.out`, { maxBytes });
  return readFile(`${file}.out`);
}

test.each([true, false])("takes one member out (deflated: %s)", async (deflate) => {
  const zip = writeZip([{ name: "a.txt", content: Buffer.from("first") }, { name: "b/model.gguf", content, deflate }]);
  expect(await extract(zip)).toEqual(content);
});

test("names what is wrong with an archive", async () => {
  const zip = writeZip([{ name: "b/model.gguf", content, deflate: true }]);
  await expect(extract(zip, "c")).rejects.toThrow(/holds no "c" \(it has b\/model.gguf\)/);
  await expect(extract(zip, "b/model.gguf", 5)).rejects.toThrow(/has 34 bytes; expected at most 5/);
  await expect(extract(zip.subarray(0, 40))).rejects.toThrow(/no ZIP directory/);
  const damaged = Buffer.from(zip);
  damaged[45]! ^= 0xff;
  await expect(extract(damaged)).rejects.toThrow(/cannot be unpacked|fails its checksum/);
});
