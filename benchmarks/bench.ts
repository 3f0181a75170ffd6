/** `npm run bench`: this engine and its peers in one run on one machine. See README.md beside this file. */
import { execFileSync } from "node:child_process";
import { mkdtemp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { listModels, measureMatmul, modelInfo } from "../packages/engine/src/index.ts";
import type { CaseContext } from "./cases/case.ts";
import { CASES, selectCases } from "./cases/index.ts";
import { drawTokens } from "./contestants/inputs.ts";
import { describeMachine, lookAtMachine } from "./runner/machine.ts";
import { ENOUGH_REPEATS, parseOptions, UsageError, type BenchOptions } from "./runner/options.ts";
import { renderResults } from "./runner/render-results.ts";
import { runCase, type CaseResult } from "./runner/run-case.ts";

const MODEL = "smollm2-135m";
const LATEST = new URL("./results/latest.json", import.meta.url);
const HELP = `npm run bench -- [--only NAME] [--repeats N] [--threads N] [--json]

  --only NAME    one case or one row: ${CASES.map(({ name }) => name).join(", ")}, or e.g. ${CASES[0]!.rows[0]!.name}
  --repeats N    rounds; medians of fewer than ${ENOUGH_REPEATS} are printed, not stored (default ${ENOUGH_REPEATS})
  --threads N    for everybody (default: all cores)
  --json         print the results as one JSON document

Peers are installed once under the cache folder ($OVERT_HOME, or ~/.cache/overt). A whole run is stored in benchmarks/results/latest.json.`;

const note = (text: string): void => void process.stderr.write(`${text}\n`);

async function main(options: BenchOptions): Promise<void> {
  const cases = selectCases(options.only);
  if (cases.length === 0) throw new UsageError(`--only is "${options.only}"; it must be a case (${CASES.map(({ name }) => name).join(", ")}) or one of their rows.`);
  if (!(await listModels()).some(({ name, pulled }) => name === MODEL && pulled)) throw new UsageError(`${MODEL} is not on this machine; pull it first: npm run overt -- models pull ${MODEL}`);
  const { vocabSize } = (await modelInfo(MODEL)).config;
  const temporary = await mkdtemp(join(tmpdir(), "overt-bench-"));
  const folder = join(process.env["OVERT_HOME"] || join(homedir(), ".cache", "overt"), "benchmarks");
  await mkdir(folder, { recursive: true });
  const [prompt] = drawTokens(1, 200, vocabSize, 3);
  const context: CaseContext = {
    folder,
    temporary,
    note,
    inputs: {
      threads: options.threads,
      model: { name: MODEL },
      training: drawTokens(4, 256, vocabSize, 1),
      prompts: drawTokens(64, 64, vocabSize, 2),
      newTokens: 64,
      group: drawTokens(8, 100, vocabSize, 4).map((completion) => [...prompt!, ...completion]),
      groupPrompt: prompt!.length,
      grpo: { prompts: drawTokens(8, 200, vocabSize, 5), completions: 8, newTokens: 100 },
      lora: { rank: 16, alpha: 32 },
    },
  };
  try {
    const look = () => lookAtMachine(() => measureMatmul(options.threads));
    const before = await look();
    if (before.busy > 0.1) note(`Other programs take ${Math.round(before.busy * 100)}% of this machine: what is measured now is no result.`);
    const results: CaseResult[] = [];
    for (const each of cases) {
      note(`\n${each.about}`);
      results.push(await runCase(each, context, options.repeats));
    }
    await report(options, results, { ...describeMachine(options.threads), before, after: await look() });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function report(options: BenchOptions, results: readonly CaseResult[], machine: object): Promise<void> {
  const merged = <T>(pick: (result: CaseResult) => Readonly<Record<string, T>>): Record<string, T> => Object.assign({}, ...results.map(pick)) as Record<string, T>;
  const found = {
    date: new Date().toISOString(),
    commit: commit(),
    repeats: options.repeats,
    machine,
    versions: { ...(await ownVersions()), ...merged(({ versions }) => versions) },
    rows: results.flatMap(({ rows }) => rows),
    skipped: results.flatMap(({ skipped }) => skipped),
    unavailable: merged(({ unavailable }) => unavailable),
    notes: merged(({ notes }) => notes),
  };
  const text = `${JSON.stringify(found, null, 1)}\n`;
  process.stdout.write(options.json ? text : `\n${renderResults(found)}\n`);
  const partial = options.only !== undefined ? "--only leaves rows out" : options.repeats < ENOUGH_REPEATS ? `${options.repeats} rounds are fewer than ${ENOUGH_REPEATS}` : null;
  if (partial === null) {
    await mkdir(new URL(".", LATEST), { recursive: true });
    await writeFile(LATEST, text);
  }
  note(partial === null ? `Stored in ${LATEST.pathname}` : `Not stored: ${partial}.`);
}

/** The commit that was measured, marked where files differ from it. */
function commit(): string {
  const git = (...args: string[]): string => execFileSync("git", args, { cwd: import.meta.dirname, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  try {
    return git("rev-parse", "HEAD") + (git("status", "--porcelain", "--untracked-files=no") === "" ? "" : ", with changes");
  } catch {
    return "unknown";
  }
}

async function ownVersions(): Promise<Record<string, string>> {
  const read = async (path: string): Promise<string> => (JSON.parse(await readFile(new URL(path, import.meta.url), "utf8")) as { version: string }).version;
  return { "@overt/engine": await read("../packages/engine/package.json"), "onnxruntime-node": await read("../node_modules/onnxruntime-node/package.json") };
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) process.stdout.write(`${HELP}\n`);
  else await main(options);
} catch (error) {
  const usage = error instanceof UsageError;
  note(`error: ${usage || !(error instanceof Error) ? String(error).replace(/^UsageError: /, "") : (error.stack ?? error.message)}`);
  process.exitCode = usage ? 2 : 1;
}
