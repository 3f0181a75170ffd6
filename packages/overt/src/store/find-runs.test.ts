import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { CANARY } from "../core/canary.ts";
import { findRun, RunNotFound, type Lacks } from "./find-runs.ts";
import { RUN_FORMAT } from "./manifest.ts";

let runsFolder: string;
const names = ["20261122-000000", "20261122-000001", "20261122-000002"];
beforeAll(() => {
  runsFolder = join(realpathSync(mkdtempSync(join(tmpdir(), "overt-find-"))), "runs");
  for (const run of names.map((name) => join(runsFolder, "quickstart", name))) {
    mkdirSync(run, { recursive: true });
    writeFileSync(join(run, "manifest.json"), JSON.stringify({ format: RUN_FORMAT, canary: CANARY }));
  }
  mkdirSync(join(runsFolder, "empty"));
});

const allButFirst: Lacks = async (run) => (run.endsWith("-000000") ? null : `${basename(run)} lacks it.`);
const all: Lacks = async (run) => `${basename(run)} lacks it.`;

it("is the latest run that has what is asked", async () => {
  expect(basename(await findRun("quickstart", runsFolder))).toBe(names[2]);
  expect(basename(await findRun("quickstart", runsFolder, allButFirst))).toBe(names[0]);
  expect(basename(await findRun(join(runsFolder, "quickstart"), "elsewhere", allButFirst))).toBe(names[0]);
});

it("says what the latest run lacks where none has it, and what a given folder lacks", async () => {
  await expect(findRun("quickstart", runsFolder, all)).rejects.toThrow(/^20261122-000002 lacks it\. That is the latest of 3 runs of quickstart; no earlier one has it either\.$/);
  await expect(findRun(join(runsFolder, "quickstart", names[1]!), runsFolder, allButFirst)).rejects.toThrow(/^20261122-000001 lacks it\.$/);
});

it("suggests the study, or the run beside the given path, that is meant", async () => {
  await expect(findRun("quikstart", runsFolder)).rejects.toThrow(/neither a run folder nor a study with runs in .*; did you mean "quickstart"\? start one/);
  const path = join(runsFolder, "quickstart/20261122-00002");
  await expect(findRun(path, runsFolder)).rejects.toThrow(`did you mean "${path.replace("-00002", "-000002")}"?`);
  await expect(findRun("empt", runsFolder)).rejects.toThrow(RunNotFound);
  await expect(findRun("empt", runsFolder)).rejects.not.toThrow("did you mean");
});
