import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll } from "vitest";

/** The command line as a process of its own, as a user starts it. */
export const root = resolve(import.meta.dirname, "../..");
export const fixtureStudy = join(root, "studies/fixture.yaml");
const main = join(root, "packages/overt/src/cli/main.ts");

export interface Finished {
  /** null where a signal ended the process. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
}

export interface StartOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export function startOvert(args: readonly string[], { cwd = root, env = {} }: StartOptions = {}): Started {
  const child = spawn(process.execPath, [main, ...args], { cwd, env: { ...process.env, OVERT_RUNS: "", OVERT_DEBUG: "", ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) child[name].setEncoding("utf8").on("data", (text: string) => (output[name] += text));
  const finished = new Promise<Finished>((done, fail) => {
    child.on("error", fail);
    child.on("close", (code) => done({ code, ...output }));
  });
  return { child, finished };
}

export function overt(args: readonly string[], options?: StartOptions): Promise<Finished> {
  return startOvert(args, options).finished;
}

/** A folder for one test file, removed after it. */
export function workplace(): string {
  const folder = mkdtempSync(join(tmpdir(), "overt-e2e-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The run folder, which is the last line that a command prints. */
export function runOf({ code, stdout, stderr }: Finished): string {
  if (code !== 0) throw new Error(`exit code ${code}\n${stderr}`);
  return stdout.trimEnd().split("\n").at(-1)!;
}
