import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, realpathSync, rmdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { RunError, UsageError } from "../core/errors.ts";
import { resolveStudy } from "../study/resolve-study.ts";
import { findRun, listRuns } from "./find-runs.ts";
import { manifestPath } from "./manifest.ts";
import { openRun, readStudy, reopenRun } from "./open-run.ts";

let root: string;
let runsFolder: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "overt-run-")));
  runsFolder = join(root, "runs");
  mkdirSync(join(root, "principles"));
  writeFileSync(join(root, "principles/overt.md"), "");
  writeFileSync(join(root, "a.yaml"), "version: 1\nname: a\nmodel: m\n");
});
const resolved = (...overrides: string[]) => resolveStudy("a.yaml", { cwd: root, overrides });
const now = new Date("2026-11-22T14:33:10Z");

it("starts a run with its study, manifest and `latest`", async () => {
  await using run = await openRun(resolved("threads=2"), { runsFolder, now, versions: { overt: "0.1.0" } });
  expect(run.path).toBe(join(runsFolder, "a", "20261122-143310"));
  expect(run.resumed).toBe(false);
  expect(readStudy(run.path)).toEqual(run.study);
  expect(run.manifest).toMatchObject({ format: 1, status: "running", threads: 2, seed: 1, versions: { overt: "0.1.0", node: process.versions.node } });
  expect(readlinkSync(join(runsFolder, "a", "latest"))).toBe(basename(run.path));
  expect(readdirSync(run.path).sort()).toEqual(["lock", "manifest.json", "study.resolved.yaml"]);
});

it("chooses threads that the study leaves to the machine, once, and writes down why", async () => {
  let asked = 0;
  const chooseThreads = async () => ({ threads: ++asked + 2, reason: "auto: measured" });
  let path: string;
  {
    await using run = await openRun(resolved(), { runsFolder, now, chooseThreads });
    expect(run.study.threads).toBe(3);
    expect(run.manifest).toMatchObject({ threads: 3, threadsReason: "auto: measured" });
    expect(readStudy(run.path).threads).toBe(3);
    path = run.path;
  }
  {
    await using run = await openRun(resolved(), { runsFolder, chooseThreads });
    expect([run.path, run.study.threads]).toEqual([path, 3]);
  }
  await using fixed = await openRun(resolved("threads=2"), { runsFolder, fresh: true, now: new Date("2026-11-22T15:00:00Z"), chooseThreads });
  expect([fixed.manifest.threads, fixed.manifest.threadsReason, asked]).toEqual([2, undefined, 1]);
});

it("continues an unfinished run and starts another after a finished one", async () => {
  let first: string;
  {
    await using run = await openRun(resolved(), { runsFolder, now });
    first = run.path;
    await run.finishStage("collect", 2.5, { rollouts: 48 });
    await using log = await run.log<{ id: string }>("collect", "rollouts");
    await log.append("u", [{ id: "1" }]);
  }
  writeFileSync(join(first, `.manifest.json.${"0".repeat(36)}.tmp`), "half");
  mkdirSync(join(first, "models/.cure.0123456789ab.new"), { recursive: true });
  writeFileSync(join(first, "models/.cure.0123456789ab.new/overt.json"), "half");
  {
    await using run = await openRun(resolved(), { runsFolder });
    expect([run.path, run.resumed, run.stage("collect")]).toEqual([first, true, { rollouts: 48 }]);
    expect(readdirSync(first).some((name) => name.endsWith(".tmp"))).toBe(false);
    expect(readdirSync(join(first, "models"))).toEqual([]);
    await run.addSeconds("collect", 1);
    expect(run.manifest.seconds).toEqual({ collect: 3.5 });
    expect(run.manifest.peakMemory).toBeGreaterThan(1e6);
    await run.finish();
  }
  await using second = await openRun(resolved(), { runsFolder, now });
  expect(basename(second.path)).toBe("20261122-143310-2");
  for (const name of ["notes", "20261122-143310-10"]) mkdirSync(join(runsFolder, "a", name));
  expect(await listRuns(join(runsFolder, "a"))).toEqual([first, second.path, `${first}-10`]);
  rmdirSync(`${first}-10`);
  expect(await findRun("a", runsFolder)).toBe(second.path);
  expect(await findRun(first, runsFolder)).toBe(first);
  expect(await findRun(join(runsFolder, "a", "latest"), runsFolder)).toBe(join(runsFolder, "a", "latest"));
});

it("starts a new run on demand", async () => {
  await (await openRun(resolved(), { runsFolder, now }))[Symbol.asyncDispose]();
  await using run = await openRun(resolved(), { runsFolder, now, fresh: true });
  expect(basename(run.path)).toBe("20261122-143310-2");
});

it("refuses another study, another version and a second process, and changes nothing", async () => {
  const run = await openRun(resolved(), { runsFolder, now });
  await expect(openRun(resolved(), { runsFolder })).rejects.toThrow(/in use by process/);
  await run[Symbol.asyncDispose]();
  const before = readFileSync(manifestPath(run.path), "utf8");
  await expect(openRun(resolved("cure.rank=8"), { runsFolder })).rejects.toThrow(/another version of this study \(cure\.rank: 16 → 8\); put the study back as it was to continue, or start another run with --new/);
  await expect(openRun(resolved("cure.rank=8"), { runsFolder })).rejects.toThrow(UsageError);
  writeFileSync(manifestPath(run.path), before.replace('"format": 1', '"format": 2'));
  await expect(openRun(resolved(), { runsFolder })).rejects.toThrow(/was written in run format 2; this version of Overt reads format 1/);
  await expect(findRun("a", runsFolder)).rejects.toThrow(/run format 2/);
  writeFileSync(manifestPath(run.path), before.slice(0, 40));
  await expect(openRun(resolved(), { runsFolder })).rejects.toThrow(/manifest.json that cannot be read/);
  expect(existsSync(join(run.path, "lock"))).toBe(false);
  await expect(findRun("b", runsFolder)).rejects.toThrow(/neither a run folder nor a study with runs/);
});

it("refuses to go on with other principles or weights", async () => {
  await using run = await openRun(resolved(), { runsFolder, now });
  await run.pin("principles", "a".repeat(64));
  await run.pin("principles", "a".repeat(64));
  await expect(run.pin("principles", "b".repeat(64))).rejects.toThrow(RunError);
});

it("opens a finished run for its report, and says so when asked to continue it", async () => {
  const run = await openRun(resolved(), { runsFolder, now });
  await run.finish(now);
  await run[Symbol.asyncDispose]();
  await expect(openRun(resolved(), { runsFolder, run: run.path })).rejects.toThrow(/is finished/);
  await using again = await reopenRun(run.path);
  expect(again.manifest.finishedAt).toBe(now.toISOString());
});

it("says where a run cannot be created", async () => {
  writeFileSync(join(root, "file"), "");
  await expect(openRun(resolved(), { runsFolder: join(root, "file") })).rejects.toThrow(/part of the path is a file/);
});
