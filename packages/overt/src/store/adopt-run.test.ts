import { existsSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { RunError, UsageError } from "../core/errors.ts";
import { resolveStudy } from "../study/resolve-study.ts";
import { openRun, readStudy } from "./open-run.ts";
import { readRecords } from "./record-log.ts";

let root: string;
let runsFolder: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "overt-adopt-")));
  runsFolder = join(root, "runs");
  mkdirSync(join(root, "principles"));
  for (const file of ["overt.md", "irrelevant.md"]) writeFileSync(join(root, "principles", file), "");
  writeFileSync(join(root, "quick.yaml"), "version: 1\nname: quick\nmodel: m\n");
  writeFileSync(join(root, "controls.yaml"), "version: 1\nname: controls\nmodel: m\ncontrols: [{ name: clean-tasks }]\n");
});
const resolved = (file: string, ...overrides: string[]) => resolveStudy(file, { cwd: root, overrides });

async function quick(finish: boolean): Promise<string> {
  await using run = await openRun(resolved("quick.yaml"), { runsFolder });
  await run.pin("model", "abc");
  await run.finishStage("collect-cure", 2.5, { rollouts: 1 });
  await using log = await run.log<{ id: string }>("collect-cure", "rollouts");
  await log.append("u", [{ id: "1" }]);
  mkdirSync(run.file("report"));
  if (finish) await run.finish();
  return run.path;
}

it("begins a run with the records of a finished one that differs in name and controls", async () => {
  await quick(true);
  await using run = await openRun(resolved("controls.yaml"), { runsFolder, from: join(runsFolder, "quick", "latest") });
  expect(run.manifest).toMatchObject({ status: "running", study: { name: "controls" }, hashes: { model: "abc" }, seconds: { "collect-cure": 2.5 } });
  expect(run.stage("collect-cure")).toEqual({ rollouts: 1 });
  expect(readStudy(run.path)).toMatchObject({ name: "controls", controls: [{ name: "clean-tasks" }] });
  const records: unknown[] = [];
  for await (const record of readRecords(run.file("collect-cure", "rollouts.jsonl"), "rollouts")) records.push(record);
  expect(records).toEqual([{ id: "1" }]);
  expect(existsSync(run.file("report"))).toBe(false);
});

it("refuses an unfinished run and a study that differs in more, and leaves no folder", async () => {
  const from = await quick(false);
  await expect(openRun(resolved("controls.yaml"), { runsFolder, from })).rejects.toThrow(RunError);
  await (await openRun(resolved("quick.yaml"), { runsFolder })).finish();
  const finished = from;
  const other = openRun(resolved("controls.yaml", "cure.rank=8"), { runsFolder, from: finished });
  await expect(other).rejects.toThrow(UsageError);
  await expect(other).rejects.toThrow("cure.rank: 16 → 8");
  expect(existsSync(join(runsFolder, "controls", "latest"))).toBe(false);
});
