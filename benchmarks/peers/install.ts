import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Unavailable } from "./unavailable.ts";

/** Where peers are kept, and how progress is told. */
export interface InstallOptions {
  /** Outlives a run; nothing of it is in the repository. */
  readonly folder: string;
  readonly note: (text: string) => void;
}

/** Packages of the JavaScript peers, pinned; none is a dependency of this project. */
export const NODE_PEERS = { "node-llama-cpp": "3.22.1", "@huggingface/transformers": "4.3.1", "@jax-js/jax": "0.1.25" } as const;

const REQUIREMENTS = new URL("./requirements.txt", import.meta.url);

/**
 * The Python of a virtual environment with the packages of `requirements.txt`, made where it is not there yet.
 * @throws Unavailable where there is no Python, or pip cannot bring the packages.
 */
export async function ensurePython({ folder, note }: InstallOptions): Promise<string> {
  const environment = join(folder, "python");
  const python = join(environment, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const wanted = await readFile(REQUIREMENTS, "utf8");
  const stamp = join(environment, "requirements.txt");
  if ((await readFile(stamp, "utf8").catch(() => "")) === wanted) return python;
  note(`making a Python environment in ${environment} (several GB, once)`);
  await mkdir(folder, { recursive: true });
  if (!existsSync(python)) await run("python3", ["-m", "venv", environment], folder);
  await run(python, ["-m", "pip", "install", "--quiet", "--requirement", REQUIREMENTS.pathname], folder);
  await writeFile(stamp, wanted);
  return python;
}

/**
 * URL of a module that exports a package, installed where it is not there yet.
 * @throws Unavailable where npm cannot bring it.
 */
export async function ensureNodePackage(name: keyof typeof NODE_PEERS, { folder, note }: InstallOptions): Promise<string> {
  const version = NODE_PEERS[name];
  const home = join(folder, "node", `${name.replace("@", "").replace("/", "-")}-${version}`);
  const entry = join(home, "entry.mjs");
  if (!existsSync(entry)) {
    note(`installing ${name} ${version} in ${home}`);
    await rm(home, { recursive: true, force: true });
    await mkdir(home, { recursive: true });
    await writeFile(join(home, "package.json"), `${JSON.stringify({ private: true, type: "module" })}\n`);
    await run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", `${name}@${version}`], home);
    // Written last: it marks a whole installation.
    await writeFile(entry, `export * from ${JSON.stringify(name)};\n`);
  }
  return pathToFileURL(entry).href;
}

/** Runs a program to its end. @throws Unavailable with the last line that it printed. */
export async function run(command: string, args: readonly string[], cwd: string): Promise<void> {
  const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (printed = (printed + chunk.toString()).slice(-4000)));
  const code = await new Promise<number | string | null>((resolve) => {
    child.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    child.once("close", resolve);
  });
  if (code === 0) return;
  const last = printed.trim().split("\n").at(-1)?.trim() ?? "";
  throw new Unavailable(`${command} ${args.slice(0, 3).join(" ")} ended with ${code}${last === "" ? "" : `: ${last}`}`);
}
