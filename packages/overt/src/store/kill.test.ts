import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { createRandom } from "../core/random.ts";
import { listRuns } from "./find-runs.ts";
import type { Manifest } from "./manifest.ts";

const fixture = join(import.meta.dirname, "__fixtures__/small-run.ts");

function workplace(): string {
  const root = mkdtempSync(join(tmpdir(), "overt-kill-"));
  mkdirSync(join(root, "principles"));
  writeFileSync(join(root, "principles/overt.md"), "");
  writeFileSync(join(root, "a.yaml"), "version: 1\nname: a\nmodel: m\nthreads: 2\n");
  return root;
}

/** Starts the run; kills it so many milliseconds after it has the folder open, or lets it finish. */
async function attempt(root: string, killAfterMs: number | null): Promise<void> {
  const child = spawn(process.execPath, [fixture, root], { stdio: ["ignore", "pipe", "pipe"] });
  let errors = "";
  child.stderr.on("data", (data: Buffer) => (errors += data.toString()));
  const exit = once(child, "exit");
  if (killAfterMs !== null) {
    await Promise.race([once(child.stdout, "data"), exit]);
    await wait(killAfterMs);
    child.kill("SIGKILL");
  }
  const [code] = (await exit) as [number | null];
  if (code !== null) expect([code, errors]).toEqual([0, ""]);
}

/** Every file of the only run, with times taken out of the manifest. */
async function contents(root: string): Promise<Record<string, string>> {
  const runs = await listRuns(join(root, "runs/a"));
  expect(runs).toHaveLength(1);
  // A process that is killed after it finished leaves its lock, which the next one takes over.
  const files = readdirSync(runs[0]!, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== "lock");
  const read = files.map((entry) => [join(entry.parentPath, entry.name).slice(runs[0]!.length), readFileSync(join(entry.parentPath, entry.name), "utf8")] as const);
  return Object.fromEntries(
    read.map(([path, text]) => {
      if (!path.endsWith("manifest.json")) return [path, text];
      const { startedAt: _, finishedAt: __, seconds: ___, peakMemory: ____, ...rest } = JSON.parse(text) as Manifest;
      return [path, JSON.stringify(rest)];
    }),
  );
}

it("a run that is killed at twenty random moments ends as one that was not", { timeout: 120_000 }, async () => {
  const random = createRandom("kill");
  const [whole, broken] = [workplace(), workplace()];
  await attempt(whole, null);
  let kills = 0;
  for (; kills < 20; kills++) {
    await attempt(broken, random.integer(25));
    const [run] = await listRuns(join(broken, "runs/a"));
    if (run !== undefined && (JSON.parse(readFileSync(join(run, "manifest.json"), "utf8")) as Manifest).status === "finished") break;
  }
  if (kills === 20) await attempt(broken, null);
  expect(kills).toBeGreaterThan(3);
  expect(await contents(broken)).toEqual(await contents(whole));
});
