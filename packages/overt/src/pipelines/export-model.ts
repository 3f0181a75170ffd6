import { dirname } from "node:path";
import { checkModelOutput, ModelFileError, writeGguf, writeHuggingFace } from "@overt/engine";
import { RunError, UsageError } from "../core/errors.ts";
import { hostWithAdapter, parameterCount, type HostedModel } from "../models/model-host.ts";
import { onDisk } from "../store/disk-errors.ts";
import { makeWritable } from "../store/make-folder.ts";
import { readManifest } from "../store/manifest.ts";
import { readStudy } from "../store/open-run.ts";
import { armsOf } from "../study/arms.ts";
import { findModels } from "../study/resolve-study.ts";
import type { ExportTarget } from "./export-target.ts";
import { loadBase, type BaseOptions } from "./load-base.ts";
import { trainedAdapter } from "./trained-adapter.ts";

/** A model as it is, or what a run made of one: the base with its adapters, in this order. */
export interface ModelSource extends Pick<BaseOptions, "model" | "path"> {
  readonly adapters: readonly { readonly folder: string; readonly name: string }[];
  /** The run, its arm, and the hashes of the models that it pinned; null for a model as it is. */
  readonly run: { readonly folder: string; readonly arm: string; readonly base: string | undefined; readonly start: string | undefined } | null;
}

export interface ExportedModel {
  /** Of the weights' file, as `overt models info` and later runs know it. */
  readonly hash: string;
  readonly parameters: number;
  /** Canary, organism mark and the like, which the files carry. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * The models behind one arm of a run. `before` is the model that the run treats: its base, the organism on it.
 * @param arm undefined: the cure, or the organism that the run built.
 * @throws UsageError where the run has no such arm, or has not trained it.
 */
export async function runSource(folder: string, arm: string | undefined, cwd?: string): Promise<ModelSource> {
  const study = readStudy(folder);
  const { hashes } = await readManifest(folder);
  const { model: path, organism } = findModels(study, folder, cwd);
  const trained = study.kind === "cure" ? armsOf(study).map(({ name }) => name as string) : ["organism"];
  const chosen = arm ?? trained[0]!;
  if (chosen !== "before" && !trained.includes(chosen)) throw new UsageError(`--arm is "${chosen}"; the study of ${folder} has before, ${trained.join(", ")}.`);
  const adapters = organism === null ? [] : [{ folder: organism, name: "organism" }];
  if (chosen !== "before") adapters.push({ folder: await trainedAdapter(folder, chosen, "export the model that it starts from with --arm before"), name: chosen === "cure" ? "cured" : chosen });
  return { model: study.model, path, adapters, run: { folder, arm: chosen, base: hashes["model"], start: organism === null ? undefined : hashes["start"] } };
}

/** Loads a source, its adapters merged. @throws RunError where the run was made with other models than are there now. */
export async function loadSource(source: ModelSource, options: Pick<BaseOptions, "ensureModel" | "signal">): Promise<HostedModel> {
  const { model, path, adapters, run } = source;
  let { base: hosted } = await loadBase({ model, path, ...options });
  if (run) checkPinned(run.folder, "model", run.base, hosted);
  for (const { folder, name } of adapters) {
    options.signal.throwIfAborted();
    const organism = name === "organism" && run?.start !== undefined;
    // A run may have put its organism on another base with --force; its pinned hash proves that this is the same.
    hosted = await hostWithAdapter(hosted, folder, name, { force: organism });
    if (organism) checkPinned(run.folder, "organism", run.start, hosted);
  }
  return hosted;
}

function checkPinned(run: string, what: string, pinned: string | undefined, { weights: { hash } }: HostedModel): void {
  if (pinned !== undefined && pinned !== hash) throw new RunError(`${run} was made with another ${what} than is there now (with it: ${pinned.slice(0, 12)}, now ${hash.slice(0, 12)}); put the old one back.`);
}

/** Whether an earlier export would be replaced. @throws UsageError where anything else stands there. */
export async function checkExportOutput(out: string, { format }: ExportTarget): Promise<boolean> {
  try {
    return await onDisk("Looking at", out, () => checkModelOutput(out, format), "--out");
  } catch (error) {
    throw error instanceof ModelFileError ? new UsageError(`--out: ${error.message}`, { cause: error }) : error;
  }
}

/** Writes a model with its tokenizer and its marks. */
export async function exportModel(model: HostedModel, out: string, target: ExportTarget): Promise<ExportedModel> {
  const write = (): Promise<{ readonly hash: string }> =>
    target.format === "gguf" ? writeGguf(out, model, { type: target.type, name: model.name }) : writeHuggingFace(out, model, { dtype: target.type });
  await onDisk("Writing", out, () => makeWritable(dirname(out)), "--out");
  const { hash } = await onDisk("Writing", out, write, "--out").catch((error: unknown) => {
    throw error instanceof RangeError ? new RunError(`${model.name} cannot be written to ${out} in ${target.type}: ${error.message}`, { cause: error }) : error;
  });
  return { hash, parameters: parameterCount(model.weights), metadata: model.metadata };
}
