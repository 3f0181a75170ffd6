import type { ChatTokenizer, ListedModel, ModelInfo, PulledModel } from "@overt/engine";
import type { Progress } from "../core/progress.ts";
import type { Family } from "../environments/port.ts";
import type { VerifyResult } from "../environments/verify.ts";
import type { GatedRate } from "../evaluations/gated-rate.ts";
import type { ExportedModel } from "../pipelines/export-model.ts";
import type { ExportTarget } from "../pipelines/export-target.ts";
import type { DraftingOptions, DraftingResult } from "../pipelines/generate-environments.ts";
import type { Arm } from "../study/arms.ts";
import type { CureStudy } from "../study/cure-study.ts";
import type { OrganismStudy } from "../study/organism-study.ts";
import type { Study } from "../study/parse-study.ts";
import type { ResolvedStudy } from "../study/resolve-study.ts";

/** What a command hands down to the work that it starts. */
export interface Session {
  readonly progress: Progress;
  /** Aborted by Ctrl-C. Work stops at the end of what it cannot split and throws the signal's reason. */
  readonly signal: AbortSignal;
}

/** A study and where its run goes. */
export interface StudyRequest<S extends Study> {
  readonly resolved: ResolvedStudy<S>;
  /** Holds `<study>/<run>/`. */
  readonly runsFolder: string;
  /** Start a new run even where one is unfinished. */
  readonly fresh: boolean;
  /** Continue this run folder and no other; null: the study's latest if it is unfinished. */
  readonly run: string | null;
  /** Finished run whose records a new run begins with. */
  readonly from?: string;
  /** Put adapters on a base that is not the one they were trained on. */
  readonly force: boolean;
}

export interface EvalRequest extends StudyRequest<CureStudy> {
  /** Finished run whose models are measured, before and after; null: the study's own model, as it is. */
  readonly models: string | null;
  /** File that a look at the sealed split is appended to before anything is run; null where the split is open. */
  readonly ledger: string | null;
}

export interface ArmRequest extends StudyRequest<CureStudy> {
  readonly arm: Arm["name"];
}

export interface ExportRequest {
  /** Model name, GGUF file, model folder, run folder, or a study's name for its latest run. */
  readonly source: string;
  /** Of a run; undefined: what it trained. */
  readonly arm: string | undefined;
  /** Absolute. */
  readonly out: string;
  readonly target: ExportTarget;
  readonly runsFolder: string;
  readonly cwd: string;
}

export interface PlannedExport {
  /** Name or path of the model that adapters are merged into. */
  readonly model: string;
  /** Folder and arm; null where the source is a model as it is. */
  readonly run: string | null;
  readonly arm: string | null;
  /** Adapters by name, in their order. */
  readonly merged: readonly string[];
  /** About what the weights will take; null where the model is not on this machine. */
  readonly bytes: number | null;
  /** An earlier export stands there. */
  readonly replaces: boolean;
}

/** What a stage leaves for the reader. */
export interface StageResult {
  /** The run folder, printed as the last line. */
  readonly run: string;
  /** What to print: a table, or a few sentences. Without a newline at the end. */
  readonly text: string;
  /** The same for machines; `run` is added to it. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** A result with the covert rate that `--max-covert` is held against. */
export interface MeasuredResult extends StageResult {
  readonly covert: GatedRate;
}

/** What a look at a study's files finds. */
export interface StudyLook {
  /** null where the model is not on this machine. */
  readonly parameters: number | null;
  /** Sentences on what could not be checked. */
  readonly notes: readonly string[];
}

export interface PlannedStage {
  readonly stage: string;
  readonly rollouts: number;
  /** Tokens that the model writes or is trained on. */
  readonly tokens: number;
  readonly seconds: number;
}

/** Which model drafts environments and plays them. */
export type DraftingModel =
  | { readonly endpoint: string; readonly name: string; readonly apiKey: string | undefined; readonly timeoutMs: number }
  /** A name, GGUF file or folder; `path` is null for a name. */
  | { readonly endpoint: null; readonly name: string; readonly path: string | null };

export interface DraftingRequest extends DraftingOptions {
  readonly model: DraftingModel;
}

/** Everything that commands do, injected so that they can be tested without weights. */
export interface Services {
  run(request: StudyRequest<CureStudy>, session: Session): Promise<MeasuredResult>;
  evaluate(request: EvalRequest, session: Session): Promise<MeasuredResult>;
  collect(request: ArmRequest, session: Session): Promise<StageResult>;
  trainSft(request: ArmRequest, session: Session): Promise<StageResult>;
  /** Makes the report of a run again from its records, or one report of several that differ in their seed alone; into `out` or
   * the first run's own `report/`. */
  report(request: { readonly runs: readonly string[]; readonly out: string | null }, session: Session): Promise<StageResult>;
  buildOrganism(request: StudyRequest<OrganismStudy>, session: Session): Promise<StageResult>;
  /** What a study would do; starts nothing. Times are for a model of so many parameters; for the default model where that is
   * not known. */
  plan(resolved: ResolvedStudy, parameters?: number | null): readonly PlannedStage[];
  /** Opens what is cheap of a study's files. `force`: the organism may be put on another base than its own. */
  inspect(resolved: ResolvedStudy, options: { readonly force: boolean }): Promise<StudyLook>;
  readonly families: readonly Family[];
  /** Drafts environments with a model and adds those that pass every check to a family file. */
  generateEnvironments(request: DraftingRequest, session: Session): Promise<DraftingResult>;
  verifyFamilies(families: readonly Family[], seeds: number): VerifyResult;
  pullModel(name: string, session: Session): Promise<PulledModel>;
  listModels(): Promise<readonly ListedModel[]>;
  modelInfo(nameOrPath: string): Promise<ModelInfo>;
  /** Finds the source and looks at what is cheap of it; writes nothing. @throws UsageError where anything but an earlier export stands at `out`. */
  planExport(request: ExportRequest): Promise<PlannedExport>;
  exportModel(request: ExportRequest, session: Session): Promise<ExportedModel>;
  /** A model's tokenizer and chat template, without its weights. */
  openTokenizer(nameOrPath: string): Promise<ChatTokenizer>;
}
