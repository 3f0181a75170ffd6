import { readdir, readlink, rename, rm, symlink } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { basename, join } from "node:path";
import { RunError, UsageError } from "../core/errors.ts";
import { readManifest } from "./manifest.ts";

/** Names that `overt run` gives: `20261122-143310`, `20261122-143310-2`. Other folders beside them are left alone. */
const RUN_NAME = /^\d{8}-\d{6}(-\d+)?$/;

/** Run folders of a study, oldest first. */
export async function listRuns(studyFolder: string): Promise<string[]> {
  const entries = await readdir(studyFolder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && RUN_NAME.test(entry.name))
    .map((entry) => entry.name)
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
    .map((name) => join(studyFolder, name));
}

/** The latest run of a study, or null. */
export async function latestRun(studyFolder: string): Promise<string | null> {
  return (await listRuns(studyFolder)).at(-1) ?? null;
}

/**
 * The run that a user means: a run folder, a study's folder under `runs/` (its latest run), or a study's name.
 * @throws UsageError naming what was looked for.
 */
export async function findRun(given: string, runsFolder: string): Promise<string> {
  for (const candidate of [given, join(runsFolder, given)]) {
    if (await isRun(candidate)) return candidate;
    const latest = await latestRun(candidate);
    if (latest !== null && (await isRun(latest))) return latest;
  }
  throw new UsageError(`${given} is neither a run folder nor a study with runs in ${runsFolder}; start one with \`overt run\`.`);
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
