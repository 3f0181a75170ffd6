import { readdir, readlink, rename, rm, symlink } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { RunError, UsageError } from "../core/errors.ts";
import { nearestName } from "../core/suggest.ts";
import { readManifest } from "./manifest.ts";

/** Names that `overt run` gives: `20261122-143310`, `20261122-143310-2`. Other folders beside them are left alone. */
const RUN_NAME = /^\d{8}-\d{6}(-\d+)?$/;

/** Run folders of a study, oldest first. */
export async function listRuns(studyFolder: string): Promise<string[]> {
  return (await folders(studyFolder))
    .filter((name) => RUN_NAME.test(name))
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
    .map((name) => join(studyFolder, name));
}

/** The latest run of a study, or null. */
export async function latestRun(studyFolder: string): Promise<string | null> {
  return (await listRuns(studyFolder)).at(-1) ?? null;
}

/** Says, in a sentence with the way out, what a run lacks of what is asked of it; null where it has it. */
export type Lacks = (run: string) => Promise<string | null>;

/** Nothing by the given name is a run. */
export class RunNotFound extends UsageError {
  /** What may have been meant. */
  readonly near: string | null;

  constructor(message: string, near: string | null) {
    super(message);
    this.near = near;
  }
}

/**
 * The run that a user means: a run folder, or else, by a study's folder under `runs/` or its name, the latest of its runs
 * that has what is asked.
 * @throws RunNotFound naming what was looked for; UsageError with what the run, or the latest one, lacks.
 */
export async function findRun(given: string, runsFolder: string, lacks: Lacks = () => Promise.resolve(null)): Promise<string> {
  for (const candidate of [given, join(runsFolder, given)]) {
    const runs: string[] = [];
    for (const folder of (await isRun(candidate)) ? [candidate] : (await listRuns(candidate)).reverse()) if (await isRun(folder)) runs.push(folder);
    const missing: string[] = [];
    for (const run of runs) {
      const sentence = await lacks(run);
      if (sentence === null) return run;
      missing.push(sentence);
    }
    if (missing.length === 1) throw new UsageError(missing[0]!);
    if (missing.length > 1) throw new UsageError(`${missing[0]!} That is the latest of ${missing.length} runs of ${given}; no earlier one has it either.`);
  }
  const near = await nearestRun(given, runsFolder);
  throw new RunNotFound(`${given} is neither a run folder nor a study with runs in ${runsFolder};${near === null ? "" : ` did you mean "${near}"?`} start one with \`overt run\`.`, near);
}

/** A study with runs whose name is like the given one, or a run beside where a given path points. */
async function nearestRun(given: string, runsFolder: string): Promise<string | null> {
  const studies = await folders(runsFolder);
  const withRuns = await Promise.all(studies.map(async (name) => ((await latestRun(join(runsFolder, name))) === null ? [] : [name])));
  const near = nearestName(given, withRuns.flat());
  if (near !== null || dirname(given) === ".") return near;
  const beside = nearestName(basename(given), (await listRuns(dirname(given))).map((run) => basename(run)));
  return beside === null ? null : join(dirname(given), beside);
}

async function folders(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

async function isRun(folder: string): Promise<boolean> {
  return readManifest(folder).then(
    () => true,
    (error: unknown) => {
      // A run of another version is a run; the caller's own reading gives the sentence.
      if (error instanceof RunError && error.message.includes("run format")) throw error;
      return false;
    },
  );
}

/** Points `latest` at a run. Where links are not possible, there is none. */
export async function linkLatest(run: string): Promise<void> {
  const link = join(run, "..", "latest");
  const temporary = join(run, "..", `.latest.${randomUUID()}`);
  try {
    if ((await readlink(link).catch(() => null)) === basename(run)) return;
    await symlink(basename(run), temporary, "dir");
    await rename(temporary, link);
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}
