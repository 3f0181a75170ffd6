import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { CANARY } from "../core/canary.ts";
import { RunError, UsageError } from "../core/errors.ts";
import { parseStudy, type Study } from "../study/parse-study.ts";
import { renderStudy, type ResolvedStudy } from "../study/resolve-study.ts";
import { syncFolder, writeFileAtomic } from "./atomic-file.ts";
import { adoptRun } from "./adopt-run.ts";
import { onDisk } from "./disk-errors.ts";
import { latestRun, linkLatest } from "./find-runs.ts";
import { makeFolder } from "./make-folder.ts";
import { readManifest, RUN_FORMAT, writeManifest, type Manifest } from "./manifest.ts";
import { lockRun, RunFolder } from "./run-folder.ts";
import { describeDifference } from "./study-difference.ts";

export interface OpenRunOptions {
  /** Folder that holds `<study>/<run>/`, usually `runs`. */
  readonly runsFolder: string;
  /** Start a new run even where one is unfinished. */
  readonly fresh?: boolean;
  /** Continue this run folder and no other. */
  readonly run?: string;
  /** A new run begins with the records of this finished one; see `adoptRun`. */
  readonly from?: string;
  /** Versions for the manifest, beside Node's. */
  readonly versions?: Readonly<Record<string, string>>;
  /** Chooses the threads of a new run whose study leaves them to the machine. @default all cores */
  readonly chooseThreads?: () => Promise<{ readonly threads: number; readonly reason: string }>;
  readonly now?: Date;
}

const STUDY_FILE = "study.resolved.yaml";

/**
 * The run folder of a study: continues its latest run if that is unfinished, otherwise starts a new one.
 * @throws RunError where the unfinished run was started from another version of the study or of the folder format,
 * or where another process has it open.
 */
export async function openRun<S extends Study>(resolved: ResolvedStudy<S>, options: OpenRunOptions): Promise<RunFolder<S>> {
  const studyFolder = join(options.runsFolder, resolved.study.name);
  if (options.run !== undefined) return resume(options.run, resolved);
  const latest = options.fresh === true || options.from !== undefined ? null : await latestRun(studyFolder);
  if (latest !== null && (await readManifest(latest)).status === "running") return resume(latest, resolved);
  return create(studyFolder, resolved, options);
}

/** Opens a run for reading its study, for stages that work on an existing run (`overt eval --run`, `overt report`). */
export async function reopenRun(folder: string): Promise<RunFolder> {
  const { lock, manifest } = await lockRun(folder);
  return new RunFolder(folder, readStudy(folder), manifest, lock, true);
}

/** The resolved study that a run folder holds. */
export function readStudy(folder: string): Study & { threads: number } {
  const path = join(folder, STUDY_FILE);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new RunError(`${path} cannot be read; restore it from a copy, or start a new run with --new.`, { cause: error });
  }
  const study = parseStudy(text, { source: path });
  if (study.threads === "auto") throw new RunError(`${path} has threads "auto"; a resolved study has a number. Restore it from a copy, or start a new run with --new.`);
  return { ...study, threads: study.threads };
}

async function resume<S extends Study>(folder: string, resolved: ResolvedStudy<S>): Promise<RunFolder<S>> {
  const { lock, manifest } = await lockRun(folder);
  try {
    const study = readStudy(folder);
    if (manifest.study.hash !== resolved.hash) {
      const difference = describeDifference(study, resolved.study, ["threads"]) || `threads: ${manifest.threads} → ${resolved.study.threads}`;
      throw new UsageError(`${folder} is unfinished and was started from another version of this study (${difference}); put the study back as it was to continue, or start another run with --new.`);
    }
    if (manifest.status === "finished") throw new UsageError(`${folder} is finished; start another run with --new, or make its report again with \`overt report\`.`);
    await linkLatest(folder);
    return new RunFolder(folder, study as unknown as S & { threads: number }, manifest, lock, true);
  } catch (error) {
    await lock[Symbol.asyncDispose]();
    throw error;
  }
}

async function create<S extends Study>(studyFolder: string, resolved: ResolvedStudy<S>, options: OpenRunOptions): Promise<RunFolder<S>> {
  const { hash } = resolved;
  const chosen = resolved.autoThreads ? await options.chooseThreads?.() : undefined;
  const study = chosen ? { ...resolved.study, threads: chosen.threads } : resolved.study;
  const now = options.now ?? new Date();
  const manifest: Manifest = {
    format: RUN_FORMAT,
    canary: CANARY,
    study: { name: study.name, kind: study.kind, hash },
    status: "running",
    seed: study.seed,
    threads: study.threads,
    ...(chosen && { threadsReason: chosen.reason }),
    versions: { ...options.versions, node: process.versions.node },
    machine: { platform: `${process.platform}-${process.arch}`, cpu: cpus()[0]?.model.trim() ?? "unknown", cores: cpus().length },
    hashes: {},
    stages: {},
    seconds: {},
    startedAt: now.toISOString(),
    finishedAt: null,
  };
  const folder = await onDisk("Creating a run in", studyFolder, async () => {
    await makeFolder(studyFolder);
    // Filled under a hidden name first, so that a run folder is never seen without its study and manifest.
    const draft = join(studyFolder, `.new-${randomUUID()}`);
    try {
      await mkdir(draft);
      await writeFileAtomic(join(draft, STUDY_FILE), renderStudy(study));
      const adopted = options.from === undefined ? {} : await adoptRun(options.from, readStudy(options.from), draft, study);
      await writeManifest(draft, { ...manifest, ...adopted });
      return await claimName(draft, studyFolder, now);
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      throw error;
    }
  });
  await linkLatest(folder);
  const { lock, manifest: written } = await lockRun(folder);
  return new RunFolder(folder, study, written, lock, false);
}

/** `20261122-143310`, with `-2`, `-3` … where that is taken. */
async function claimName(draft: string, studyFolder: string, now: Date): Promise<string> {
  const stamp = now.toISOString().replace(/[-:]/g, "").replace("T", "-").slice(0, 15);
  for (let n = 1; n < 100; n++) {
    const folder = join(studyFolder, n === 1 ? stamp : `${stamp}-${n}`);
    try {
      await rename(draft, folder); // fails on a folder that is not empty
      await syncFolder(studyFolder);
      return folder;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code !== "ENOTEMPTY" && code !== "EEXIST" && code !== "EPERM") throw error;
    }
  }
  throw new RunError(`${studyFolder} already holds 99 runs named ${stamp}; wait a second and run the same command again.`);
}
