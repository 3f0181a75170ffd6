import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { InvalidArgumentError, type Command } from "commander";
import { UsageError } from "../core/errors.ts";
import { armOf, type Arm } from "../study/arms.ts";
import { loadFamily } from "../environments/family-file.ts";
import { bringFamilies } from "../environments/registry.ts";
import type { CureStudy } from "../study/cure-study.ts";
import type { Study } from "../study/parse-study.ts";
import { renderStudy, requireKind, resolveStudy, type ResolvedStudy } from "../study/resolve-study.ts";
import type { CommandContext, CommandResult } from "./context.ts";
import { renderPlan } from "./render-plan.ts";
import type { StudyRequest } from "./services.ts";

export interface StudyFlags {
  readonly set: readonly string[];
  readonly seed?: string;
  readonly threads?: string;
  readonly runs?: string;
  readonly run?: string;
  readonly new?: boolean;
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

/** Flags of every command that works on a study. */
export function addStudyFlags(command: Command): Command {
  return command
    .option("--set <field=value>", "change a field of the study, e.g. --set cure.rank=8 (repeatable)", (value: string, before: string[]) => [...before, value], [])
    .option("--seed <n>", "short for --set seed=<n>")
    .option("--threads <n>", "short for --set threads=<n>")
    .option("--runs <folder>", "folder for runs (default: $OVERT_RUNS, or runs)")
    .option("--run <folder>", "continue this run folder")
    .option("--new", "start a new run even if one is unfinished")
    .option("--force", "put an adapter on another base than the one it was trained on")
    .option("--dry-run", "check the files, print the resolved study and the plan, and start nothing");
}

export function resolveFlags(file: string, flags: StudyFlags, context: CommandContext, options: { sealed?: boolean } = {}): ResolvedStudy {
  const overrides = [...flags.set];
  if (flags.seed !== undefined) overrides.push(`seed=${flags.seed}`);
  if (flags.threads !== undefined) overrides.push(`threads=${flags.threads}`);
  if (flags.run !== undefined && !existsSync(resolve(context.io.cwd, flags.run)))
    throw new UsageError(`--run is "${flags.run}", which does not exist; give the folder of an unfinished run, or leave it out to continue the latest one.`);
  const resolved = resolveStudy(file, { overrides, cwd: context.io.cwd, sealed: options.sealed ?? false });
  bringFamilies(resolved.paths.families.map(loadFamily));
  return resolved;
}

/** Resolves a study that measures and cures, and checks the names in it, which planning looks up. */
export function resolveCure(file: string, flags: StudyFlags, context: CommandContext, options: { sealed?: boolean } = {}): ResolvedStudy<CureStudy> {
  const resolved = requireKind(resolveFlags(file, flags, context, options), "cure");
  context.services.plan(resolved);
  return resolved;
}

/** As `resolveCure`, for a command that works on one arm, which the study must have: checked before a run folder is made. */
export function resolveArm(file: string, flags: StudyFlags & { readonly arm: Arm["name"] }, context: CommandContext): ResolvedStudy<CureStudy> {
  const resolved = resolveCure(file, flags, context);
  armOf(resolved.study, flags.arm);
  return resolved;
}

export function runsFolder(flags: { readonly runs?: string }, context: CommandContext): string {
  return resolve(context.io.cwd, flags.runs ?? context.io.env["OVERT_RUNS"] ?? "runs");
}

export function toRequest<S extends Study>(resolved: ResolvedStudy<S>, flags: StudyFlags, context: CommandContext): StudyRequest<S> {
  return {
    resolved,
    runsFolder: runsFolder(flags, context),
    fresh: flags.new ?? false,
    run: flags.run === undefined ? null : resolve(context.io.cwd, flags.run),
    force: flags.force ?? false,
  };
}

/** What `--dry-run` prints. `stages` names those that the command works on; all of them where it is left out. */
export async function dryRun(resolved: ResolvedStudy, flags: StudyFlags, context: CommandContext, stages?: readonly string[]): Promise<CommandResult> {
  const { parameters, notes } = await context.services.inspect(resolved, { force: flags.force ?? false });
  const plan = context.services.plan(resolved, parameters).filter(({ stage }) => stages?.includes(stage) ?? true);
  return {
    text: `# ${resolved.paths.study}, resolved (hash ${resolved.hash.slice(0, 12)})\n${renderStudy(resolved.study)}\n${[renderPlan(plan, parameters), ...notes].join("\n")}`,
    json: { study: resolved.study, hash: resolved.hash, paths: resolved.paths, parameters, plan, notes },
  };
}

/** A share for a flag: 0.05 or 5%. */
export function parseShare(text: string): number {
  const value = text.endsWith("%") ? Number(text.slice(0, -1)) / 100 : Number(text);
  if (text.trim() === "" || !(value >= 0 && value <= 1)) throw new InvalidArgumentError("It must be a share such as 0.05 or 5%.");
  return value;
}

/** A whole number from 1 for a flag. */
export function parseCount(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("It must be a whole number from 1.");
  return value;
}
