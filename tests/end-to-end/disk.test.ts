import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { fixtureStudy, overt, runOf, workplace } from "./overt-process.ts";
import { expectRefused } from "./refused.ts";
import { filesOf, manifestOf } from "./run-contents.ts";

/** Needs to mount small file systems, which takes root on Linux; skipped elsewhere. */
const scratch = workplace();
const disk = join(scratch, "disk");
mkdirSync(disk);
const mount = (options: string): boolean => process.platform === "linux" && spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", disk]).status === 0;
const mounted = mount("size=320k");
afterAll(() => void (mounted && spawnSync("umount", [disk])));
const args = ["run", fixtureStudy, "--runs", join(disk, "runs")];

it.skipIf(!mounted)("a disk that fills up stops the run with a sentence; with more room it goes on and nothing is lost (skipped where mounting is not allowed)", { timeout: 90_000 }, async () => {
  const sizes = ["320k", "480k", "560k", "640k"];
  const kept: Record<string, string>[] = [];
  for (const size of sizes) {
    expect(spawnSync("mount", ["-o", `remount,size=${size}`, disk]).status).toBe(0);
    const { code, stderr } = await overt(args);
    expect([code, stderr.trimEnd().split("\n").at(-1)]).toEqual([1, expect.stringMatching(/^error: \w+ \S+ failed: the disk is full\. Nothing that was recorded is lost: free some space and run the same command again\.$/)]);
    kept.push(logsOf(disk));
  }
  for (const [i, files] of kept.slice(1).entries())
    for (const [path, text] of Object.entries(kept[i]!)) expect(files[path]?.startsWith(text), `${path} has only grown`).toBe(true);
  spawnSync("mount", ["-o", "remount,size=16m", disk]);
  const run = runOf(await overt(args));
  expect(manifestOf(run).status).toBe("finished");
  expect(Object.keys(filesOf(join(disk, "runs"))).every((path) => !path.endsWith(".tmp"))).toBe(true);
});

it.skipIf(!mounted)("a read-only disk is named (skipped where mounting is not allowed)", async () => {
  spawnSync("mount", ["-o", "remount,ro", disk]);
  await expectRefused(disk, [...args, "--new"], 1, /the file system is read-only\. Choose a folder that can be written to \(--runs\)\.$/m);
});

function logsOf(folder: string): Record<string, string> {
  return Object.fromEntries(Object.entries(filesOf(folder)).filter(([path]) => path.endsWith("rollouts.jsonl")));
}
