import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { stringify } from "yaml";
import { UsageError } from "../core/errors.ts";
import { canonicalJson, sha256 } from "../core/hash.ts";
import type { CureStudy } from "./cure-study.ts";
import type { StudyKind } from "./json-schema.ts";
import type { OrganismStudy } from "./organism-study.ts";
import { parseStudy, placeOf, type Study } from "./parse-study.ts";

/** A study with everything explicit: no default, no "auto", every file found. */
export interface ResolvedStudy<S extends Study = Study> {
  /** `threads` is a number here: all cores where the study says "auto", until a run is created and chooses. Paths stay as written, so that the hash is the same on every machine. */
  readonly study: S & { readonly threads: number };
  /** SHA-256 of the study as written, defaults filled in; "auto" threads stay "auto" in it. */
  readonly hash: string;
  /** The study leaves `threads` to the machine. */
  readonly autoThreads: boolean;
  /** Where the files that the study names were found, absolute. */
  readonly paths: {
    readonly study: string;
    readonly model: string | null;
    readonly organism: string | null;
    readonly principles: string;
    readonly irrelevantPrinciples: string | null;
    readonly output: string | null;
    /** YAML files of families that the study brings along. */
    readonly families: readonly string[];
  };
}

export interface ResolveOptions {
  /** `a.b=c` each. */
  readonly overrides?: readonly string[];
  /** Opens the sealed split. Only `overt eval --sealed` sets it. */
  readonly sealed?: boolean;
  /** Working directory. */
  readonly cwd?: string;
}

/**
 * Loads a study file, fills in every default and finds every file that it names: relative to the working directory,
 * or else to the study file's folder and the folders above it.
 */
export function resolveStudy(file: string, options: ResolveOptions = {}): ResolvedStudy {
  const cwd = options.cwd ?? process.cwd();
  const path = resolve(cwd, file);
  const text = readStudyFile(path, file);
  const source = { source: file, overrides: options.overrides ?? [] };
  const written = parseStudy(text, source);
  if (written.kind === "cure" && written.evaluate.split === "sealed") {
    throw new UsageError('study.evaluate.split is "sealed"; sealed scenarios are opened by `overt eval --sealed` only, which writes each look into the ledger. Use "open" here.');
  }
  const parsed: Study =
    options.sealed === true && written.kind === "cure" ? { ...written, evaluate: { ...written.evaluate, split: "sealed" } } : written;
  const find = finder(cwd, dirname(path), (field) => `${placeOf(text, source, [field])}: `);
  const threads = parsed.threads === "auto" ? availableParallelism() : parsed.threads;
  return {
    study: { ...parsed, threads },
    hash: sha256(canonicalJson(parsed)),
    autoThreads: parsed.threads === "auto",
    paths: {
      study: path,
      model: modelPath(parsed, find),
      principles: find(parsed.principles, "principles", "no such file; give a Markdown file with numbered clauses"),
      ...(parsed.kind === "cure" ? curePaths(parsed, find) : { organism: null, irrelevantPrinciples: null, output: resolve(cwd, parsed.output), families: [] }),
    },
  };
}

/**
 * Where the models are that a study names, from its file in `folder`: null for a model that has a name, and for no organism.
 * @throws UsageError where a file or folder is gone.
 */
export function findModels(study: Study, folder: string, cwd = process.cwd()): { readonly model: string | null; readonly organism: string | null } {
  const find = finder(cwd, folder);
  return { model: modelPath(study, find), organism: study.kind === "cure" ? organismPath(study, find) : null };
}

function modelPath({ model }: Study, find: Find): string | null {
  return looksLikePath(model) ? find(model, "model", "no such file or folder; give a model name (`overt models list`), a GGUF file or a Hugging Face folder") : null;
}

function organismPath({ organism }: CureStudy, find: Find): string | null {
  return organism === null ? null : find(organism, "organism", "no such folder; build it with `overt organism build`, or use null to measure the model itself");
}

type Find = (path: string, field: string, wayOut: string) => string;

function curePaths(study: CureStudy, find: Find) {
  const needsIrrelevant = study.collect.principles === "irrelevant" || study.controls.some(({ name }) => name === "irrelevant-principles");
  return {
    organism: organismPath(study, find),
    irrelevantPrinciples: needsIrrelevant ? find(study.irrelevantPrinciples, "irrelevantPrinciples", "no such file; give a Markdown file with numbered clauses") : null,
    output: null,
    families: study.families.map((path, index) => find(path, `families[${index}]`, "no such file; give a YAML file that describes a family")),
  };
}

/** Narrows a resolved study to one kind, or says which command takes it. */
export function requireKind(resolved: ResolvedStudy, kind: "cure"): ResolvedStudy<CureStudy>;
export function requireKind(resolved: ResolvedStudy, kind: "organism"): ResolvedStudy<OrganismStudy>;
export function requireKind(resolved: ResolvedStudy, kind: StudyKind): ResolvedStudy {
  if (resolved.study.kind === kind) return resolved;
  const command = resolved.study.kind === "organism" ? "`overt organism build`" : "`overt run`";
  throw new UsageError(`study.kind is "${resolved.study.kind}"; this command takes "${kind}". Use ${command} for this study.`);
}

/** The resolved study as YAML, as it is kept in the run folder. */
export function renderStudy(study: Study): string {
  return stringify(study, { lineWidth: 0 });
}

function readStudyFile(path: string, shown: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") throw new UsageError(`${shown} does not exist; give the path of a study file, for example studies/quickstart.yaml.`);
    if (code === "EISDIR") throw new UsageError(`${shown} is a folder; give the path of a study file, for example studies/quickstart.yaml.`);
    throw new UsageError(`${shown} cannot be read (${code ?? String(error)}); check its permissions.`);
  }
}

function looksLikePath(model: string): boolean {
  return model.includes("/") || model.includes("\\") || model.endsWith(".gguf") || model.startsWith(".");
}

/** `place` says where a field was written, to begin an error with. */
function finder(cwd: string, folder: string, place: (field: string) => string = () => ""): Find {
  const roots = [cwd];
  for (let at = folder; !roots.includes(at) || at === cwd; at = dirname(at)) {
    if (!roots.includes(at)) roots.push(at);
    if (dirname(at) === at) break;
  }
  return (path, field, wayOut) => {
    const found = (isAbsolute(path) ? [path] : roots.map((root) => join(root, path))).find((candidate) => existsSync(candidate));
    if (found === undefined) throw new UsageError(`${place(field)}study.${field} is ${JSON.stringify(path)}; ${wayOut}.`);
    return found;
  };
}
