import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { UsageError } from "../core/errors.ts";
import { nearestName } from "../core/suggest.ts";
import { runSource, type ModelSource } from "../pipelines/export-model.ts";
import { findRun, RunNotFound } from "../store/find-runs.ts";
import { sentenceOf } from "./run-needs.ts";

export interface GivenSource {
  /** Model name, GGUF file, model folder, run folder, or a study's name for its latest run that has the model; looked for in this order. */
  readonly given: string;
  /** Models that have a name. */
  readonly names: readonly string[];
  readonly runsFolder: string;
  readonly cwd: string;
  /** undefined: what the run made. */
  readonly arm: string | undefined;
}

/** @throws UsageError naming what is not there and what is. */
export async function findModelSource({ given, names, runsFolder, cwd, arm }: GivenSource): Promise<ModelSource> {
  const path = resolve(cwd, given);
  const named = names.includes(given);
  const isModel = named || (existsSync(path) && (given.endsWith(".gguf") || existsSync(join(path, "config.json"))));
  if (isModel) {
    if (arm !== undefined) throw new UsageError(`--arm is "${arm}", and ${given} is a model, not a run; leave out --arm, or give the run${named ? `'s folder` : ""}.`);
    return { model: given, path: named ? null : path, adapters: [], run: null };
  }
  if (existsSync(join(path, "adapter_config.json"))) throw new UsageError(`${given} is an adapter, not a model; give the run that trained it, with --arm.`);
  const run = await findRun(existsSync(path) ? path : given, runsFolder, (folder) => sentenceOf(runSource(folder, arm, cwd))).catch((error: unknown) => {
    if (!(error instanceof RunNotFound)) throw error;
    const near = nearestName(given, [...(error.near === null ? [] : [error.near]), ...names]);
    throw new UsageError(`<source> is "${given}", which is no model name (${names.join(", ")}), no GGUF file or model folder, no run, and no study with runs in ${runsFolder};${near === null ? "" : ` did you mean "${near}"?`} give one of these.`, { cause: error });
  });
  return runSource(run, arm, cwd);
}
