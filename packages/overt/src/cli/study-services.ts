import { readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { basename, dirname, join } from "node:path";
import { chooseThreads } from "@overt/engine";
import { UsageError } from "../core/errors.ts";
import { gatedRate } from "../evaluations/gated-rate.ts";
import { offlineReasoningJudge } from "../judges/offline/offline-judge.ts";
import { hostWithAdapter } from "../models/model-host.ts";
import { buildOrganism, checkOutput, checkSize } from "../pipelines/build-organism.ts";
import type { StageContext } from "../pipelines/context.ts";
import { bookPull, loadBase, type BaseOptions, type LoadedBase } from "../pipelines/load-base.ts";
import { keepFamilies } from "../pipelines/own-families.ts";
import { planCapability, planEvaluation } from "../pipelines/plans.ts";
import { writeReport } from "../pipelines/report-stage.ts";
import { collectStudyArm, loadStudyModels, measure, pinModels, runStudy, trainStudyArm, type StudyInputs, type StudyModels } from "../pipelines/run-study.ts";
import { trainedAdapter } from "../pipelines/trained-adapter.ts";
import { loadPrinciples } from "../principles/principles.ts";
import { onDisk } from "../store/disk-errors.ts";
import { LEDGER, readLooks, recordLook } from "../store/ledger.ts";
import { makeWritable } from "../store/make-folder.ts";
import { readManifest } from "../store/manifest.ts";
import { openRun, readStudy } from "../store/open-run.ts";
import type { RunFolder } from "../store/run-folder.ts";
import type { CureStudy } from "../study/cure-study.ts";
import type { Study } from "../study/parse-study.ts";
import type { ResolvedStudy } from "../study/resolve-study.ts";
import { pinCommand, type RunCommand } from "./pin-command.ts";
import { ensureModel } from "./pull.ts";
import type { ArmRequest, EvalRequest, MeasuredResult, Services, Session, StageResult, StudyRequest } from "./services.ts";
import { threadsNote } from "./threads-note.ts";

type StudyServices = Pick<Services, "run" | "evaluate" | "collect" | "trainSft" | "report" | "buildOrganism">;

/** The commands that work on a study, on the real engine. */
export const studyServices: StudyServices = {
  async run(request, session) {
    const { inputs, models, loaded } = await prepare(request, session);
    await using run = await open(request, "overt run");
    const context = await contextOf(run, session, loaded);
    await runStudy(context, inputs, models);
    return finishWithReport(run);
  },
  evaluate,
  async collect(request: ArmRequest, session) {
    const { inputs, models, loaded } = await prepare(request, session);
    await using run = await open(request, "overt run");
    const rollouts = await collectStudyArm(await contextOf(run, session, loaded), inputs, models, request.arm);
    return { run: run.path, text: `${rollouts} rollouts in ${run.file(`collect-${request.arm}`, "rollouts.jsonl")}`, json: { rollouts } };
  },
  async trainSft(request: ArmRequest, session) {
    const { inputs, models, loaded } = await prepare(request, session);
    await using run = await open(request, "overt run");
    await trainStudyArm(await contextOf(run, session, loaded), inputs, models, request.arm);
    const mark = run.stage(`train-${request.arm}`) ?? {};
    return { run: run.path, text: `adapter in ${run.file("models", request.arm)} after ${mark["steps"]} steps`, json: { ...mark } };
  },
  async report({ runs, out }): Promise<StageResult> {
    const measured = await Promise.all(
      runs.map(async (folder) => {
        const study = readStudy(folder);
        if (study.kind !== "cure") throw new UsageError(`${folder} holds the building of an organism, which has no report; its model card is in models/organism.`);
        return { folder, study, manifest: await readManifest(folder) };
      }),
    );
    const [run] = runs as [string];
    const target = out ?? join(run, "report");
    const { terminal } = await writeReport(measured, target, out === null ? undefined : "--out");
    return { run, text: withReport(terminal, target), json: { report: target } };
  },
  async buildOrganism(request, session) {
    const { resolved } = request;
    const principles = loadPrinciples(resolved.paths.principles);
    const loaded = await loadBase(baseOf(resolved, session));
    checkSize(loaded.base);
    const output = resolved.paths.output!;
    checkOutput(output);
    await onDisk("Writing to", output, () => makeWritable(dirname(output)), "study.output");
    await using run = await open(request, "overt organism build");
    await buildOrganism(await contextOf(run, session, loaded), { base: loaded.base, principles, output, studyHash: resolved.hash });
    await run.finish();
    return { run: run.path, text: `organism in ${output}`, json: { organism: output } };
  },
};

/** Measures a study's model as it is, or the models of a finished run before and after the cure. A look at the sealed
 * split is in the ledger before anything of it is run. */
async function evaluate(request: EvalRequest, session: Session): Promise<MeasuredResult> {
  const { inputs, models, loaded } = await prepare(request, session);
  const treated = request.models === null ? null : await hostWithAdapter(models.start, await trainedAdapter(request.models, "cure", "leave out --of to measure the model as it is"), "cured", { force: request.force });
  await using run = await open(request, "overt eval");
  await run.pin("treated", treated?.weights.hash ?? "none");
  const context = await contextOf(run, session, loaded);
  let { sealedLooks } = inputs;
  if (request.ledger !== null) {
    await recordLook(request.ledger, {
      date: new Date().toISOString(),
      run: basename(run.path),
      study: run.study.name,
      studyHash: request.resolved.hash,
      modelHash: (treated ?? models.start).weights.hash,
      split: run.study.evaluate.split,
      n: (planEvaluation(run.study, run.study.evaluate.instances).length + planCapability(run.study).length) * (treated ? 2 : 1),
      commit: currentCommit(),
    });
    sealedLooks = (await readLooks(request.ledger)).length;
  }
  await pinModels(context, { ...inputs, sealedLooks }, models);
  await measure(context, inputs, "before", models.start);
  if (treated) await measure(context, inputs, "after", treated);
  return finishWithReport(run);
}

/** Reads and loads all that a study rests on, before a run folder is made or touched. */
async function prepare(request: StudyRequest<CureStudy>, session: Session): Promise<{ inputs: StudyInputs; models: StudyModels; loaded: LoadedBase }> {
  const inputs = await inputsOf(request);
  const loaded = await loadBase(baseOf(request.resolved, session));
  return { inputs, loaded, models: await loadStudyModels(loaded.base, inputs) };
}

function baseOf({ study, paths }: ResolvedStudy, session: Session): BaseOptions {
  return { model: study.model, path: paths.model, ensureModel: (name) => ensureModel(name, session), signal: session.signal };
}

async function open<S extends Study>(request: StudyRequest<S>, command: RunCommand): Promise<RunFolder<S>> {
  const run = await openRun(request.resolved, {
    runsFolder: request.runsFolder,
    fresh: request.fresh,
    ...(request.run === null ? {} : { run: request.run }),
    ...(request.from === undefined ? {} : { from: request.from }),
    versions: versions(),
    chooseThreads,
  });
  try {
    await pinCommand(run, command);
    await keepFamilies(run, request.resolved.paths.families);
    return run;
  } catch (error) {
    await run[Symbol.asyncDispose]();
    throw error;
  }
}

async function contextOf<S extends Study>(run: RunFolder<S>, { progress, signal }: Session, loaded: LoadedBase): Promise<StageContext<S>> {
  if (run.resumed) progress.note(`continuing ${run.path}`);
  const crowded = threadsNote(run.study.threads);
  if (crowded !== null) progress.note(crowded);
  const context = { run, progress, signal };
  await bookPull(context, loaded);
  return context;
}

async function inputsOf({ resolved, force }: StudyRequest<CureStudy>): Promise<StudyInputs> {
  const principles = loadPrinciples(resolved.paths.principles);
  const irrelevant = resolved.paths.irrelevantPrinciples;
  return {
    principles,
    irrelevantPrinciples: irrelevant === null ? null : loadPrinciples(irrelevant),
    organism: resolved.paths.organism,
    judge: offlineReasoningJudge(principles),
    sealedLooks: (await readLooks(LEDGER)).length,
    force,
  };
}

/** Writes the report, then marks the run as finished, both with one date: a run that is cut off between the two goes on
 * here, and the report can be made again with the same bytes. */
async function finishWithReport(run: RunFolder<CureStudy>): Promise<MeasuredResult> {
  const out = run.file("report");
  const now = new Date();
  const manifest = { ...run.manifest, finishedAt: now.toISOString() };
  const { terminal, assessment } = await writeReport([{ folder: run.path, manifest, study: run.study }], out);
  await run.finish(now);
  return {
    run: run.path,
    text: withReport(terminal, out),
    json: { report: out, headline: assessment.comparison.headline },
    covert: gatedRate(assessment),
  };
}

function withReport(terminal: string, folder: string): string {
  return `${terminal.trimEnd()}\n\nReport: ${join(folder, "index.html")}`;
}

function versions(): Record<string, string> {
  const read = (path: string): string => (JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8")) as { version: string }).version;
  return { overt: read("../../package.json"), engine: read("../../../engine/package.json") };
}

function currentCommit(): string {
  try {
    return execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "unknown";
  }
}
