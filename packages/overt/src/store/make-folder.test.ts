import { existsSync, mkdtempSync, readdirSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { RunError } from "../core/errors.ts";
import { writeFileAtomic } from "./atomic-file.ts";
import { makeFolder, makeWritable } from "./make-folder.ts";

let root: string;
beforeEach(() => void (root = realpathSync(mkdtempSync(join(tmpdir(), "overt-folder-")))));

it("makes what is missing, also where another does so at the same time, and leaves what is there", async () => {
  await Promise.all([1, 2, 3].map((n) => makeFolder(join(root, "a/b", String(n)))));
  await makeFolder(join(root, "a/b/1"));
  expect(readdirSync(join(root, "a/b"))).toEqual(["1", "2", "3"]);
  expect(statSync(join(root, "a/b/1")).isDirectory()).toBe(true);
});

it("is refused below a file and in its place", async () => {
  writeFileSync(join(root, "file"), "");
  for (const path of ["file", "file/a", "file/a/b"]) await expect(makeFolder(join(root, path))).rejects.toMatchObject({ code: "ENOTDIR" });
});

it("tries whether something can be put there, and leaves nothing", async () => {
  await makeWritable(join(root, "new/here"));
  expect(readdirSync(join(root, "new/here"))).toEqual([]);
});

it.skipIf(!existsSync("/proc/self"))("comes back from where nothing can be made (needs /proc)", async () => {
  for (const path of ["/proc/overt", "/proc/overt/a/b"]) await expect(makeFolder(path)).rejects.toMatchObject({ code: "ENOENT" });
  await expect(makeWritable("/proc")).rejects.toMatchObject({ code: "ENOENT" });
  const written = writeFileAtomic("/proc/overt/report.md", "x", "--out");
  await expect(written).rejects.toThrow(RunError);
  await expect(written).rejects.toThrow("Writing /proc/overt/report.md failed: the folder does not exist and cannot be made. Choose another folder (--out).");
});
