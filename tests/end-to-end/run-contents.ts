import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { expect } from "vitest";
import type { Manifest } from "../../packages/overt/src/store/manifest.ts";
import { overt } from "./overt-process.ts";

/** Every file below a folder, by its path in there; binary ones as their hash. */
export function filesOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== "lock");
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !path.includes("/latest/")).sort(); // a link
  return Object.fromEntries(paths.map((path) => [relative(folder, path), read(path)]));
}

function read(path: string): string {
  const bytes = readFileSync(path);
  return /\.(jsonl?|yaml|md|html)$/.test(path) ? bytes.toString("utf8") : `sha256 ${createHash("sha256").update(bytes).digest("hex")}`;
}

export function manifestOf(run: string): Manifest {
  return JSON.parse(readFileSync(join(run, "manifest.json"), "utf8")) as Manifest;
}

/** Dates, seconds, memory and the measured speed of the machine: all that may differ between equal runs, beside the folder's name. */
function withoutTimes(manifest: Manifest): unknown {
  const { stages, seconds } = manifest;
  return { ...manifest, peakMemory: null, startedAt: null, finishedAt: null, stages: { ...stages, open: { ...stages["open"], matmulGflops: null } }, seconds: Object.keys(seconds) };
}

/**
 * Holds two finished runs against each other byte by byte. A report names times and its run, so it is made again from the
 * records of `actual` under the name and times of `expected`; that it is a function of the folder is tested beside.
 */
export async function expectSameRun(actual: string, expected: string, scratch: string): Promise<void> {
  const split = (run: string) => {
    const { "manifest.json": _, ...files } = filesOf(run);
    const isReport = ([path]: [string, string]): boolean => path.startsWith("report");
    return { report: Object.fromEntries(Object.entries(files).filter(isReport)), rest: Object.fromEntries(Object.entries(files).filter((entry) => !isReport(entry))) };
  };
  const [ours, theirs] = [split(actual), split(expected)];
  expect(Object.keys(ours.rest)).toEqual(Object.keys(theirs.rest));
  for (const [path, content] of Object.entries(theirs.rest)) expect(ours.rest[path], path).toBe(content);
  expect(withoutTimes(manifestOf(actual))).toEqual(withoutTimes(manifestOf(expected)));

  await expectSameReport(actual, join(scratch, "again"), ours.report);
  const renamed = join(scratch, "renamed", basename(expected));
  cpSync(actual, renamed, { recursive: true });
  const { startedAt, finishedAt, seconds, peakMemory, stages } = manifestOf(expected);
  writeFileSync(join(renamed, "manifest.json"), JSON.stringify({ ...manifestOf(actual), startedAt, finishedAt, seconds, peakMemory, stages: { ...manifestOf(actual).stages, open: stages["open"] } }));
  await expectSameReport(renamed, join(scratch, "as-expected"), theirs.report);
}

/** `overt report` makes these files again, byte for byte. */
export async function expectSameReport(run: string, out: string, report: Readonly<Record<string, string>>): Promise<void> {
  expect(await overt(["report", run, "--out", out])).toMatchObject({ code: 0 });
  const made = filesOf(out);
  expect(Object.keys(made)).toEqual(["index.html", "report.json", "report.md"]);
  for (const [name, content] of Object.entries(made)) expect(content === report[join("report", name)], `${name} of ${run} is made again with the same bytes`).toBe(true);
}

/** How far a run is: units on disk, points of training curves, finished stages. Never falls by more than a checkpoint. */
export function progressOf(run: string): number {
  if (!existsSync(join(run, "manifest.json"))) return 0;
  const logs = readdirSync(run, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".jsonl"));
  const lines = logs.flatMap((path) => {
    const all = readFileSync(join(run, path), "utf8").split("\n").slice(0, -1);
    return path === "metrics.jsonl" ? all : all.filter((line) => line.startsWith('{"$unit"'));
  });
  return lines.length + Object.keys(manifestOf(run).stages).length;
}
