import { readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { UsageError } from "../core/errors.ts";
import { offlineReasoningJudge } from "../judges/offline/offline-judge.ts";
import { hostWithAdapter } from "../models/model-host.ts";
import { buildOrganism } from "../pipelines/build-organism.ts";
import type { StageContext } from "../pipelines/context.ts";
import { planEvaluation } from "../pipelines/evaluate-arm.ts";
import { writeReport } from "../pipelines/report-stage.ts";
import { collectStudyArm, measure, openModels, runStudy, trainStudyArm, type StudyInputs } from "../pipelines/run-study.ts";
import { loadPrinciples } from "../principles/principles.ts";
import { LEDGER, readLooks, recordLook } from "../store/ledger.ts";
import { readManifest } from "../store/manifest.ts";
import { openRun, readStudy } from "../store/open-run.ts";
import type { RunFolder } from "../store/run-folder.ts";
import type { CureStudy } from "../study/cure-study.ts";
import type { Study } from "../study/parse-study.ts";
import type { ArmRequest, EvalRequest, MeasuredResult, Services, Session, StageResult, StudyRequest } from "./services.ts";

type StudyServices = Pick<Services, "run" | "evaluate" | "collect" | "trainSft" | "report" | "buildOrganism">;

/** The commands that work on a study, on the real engine. */
export const studyServices: StudyServices = {
  async run(request, session) {
    await using run = await open(request);
    await runStudy(contextOf(run, session), inputsOf(request));
    await run.finish();
    return measured(run, LEDGER);
  },
  evaluate,
  async collect(request: ArmRequest, session) {
    await using run = await open(request);
    const rollouts = await collectStudyArm(contextOf(run, session), inputsOf(request), request.arm);
    return { run: run.path, text: `${rollouts} rollouts in ${run.file(`collect-${request.arm}`, "rollouts.jsonl")}`, json: { rollouts } };
  },
  async trainSft(request: ArmRequest, session) {
    await using run = await open(request);
    await trainStudyArm(contextOf(run, session), inputsOf(request), request.arm);
    const mark = run.stage(`train-${request.arm}`) ?? {};
    return { run: run.path, text: `adapter in ${run.file("models", request.arm)} after ${mark["steps"]} steps`, json: { ...mark } };
  },
  async report({ run, out }): Promise<StageResult> {
    const study = readStudy(run);
    if (study.kind !== "cure") throw new UsageError(`${run} holds the building of an organism, which has no report; its model card is in models/organism.`);
    const target = out ?? `${run}/report`;
    const sealedLooks = (await readLooks(LEDGER)).length;
    const { terminal } = await writeReport({ folder: run, manifest: await readManifest(run), study, sealedLooks, out: target });
    return { run, text: `${terminal}\nReport: ${target}/index.html`, json: { report: target } };
  },
  async buildOrganism(request, session) {
    await using run = await open(request);
    const { resolved } = request;
    const output = resolved.paths.output!;
    await buildOrganism(contextOf(run, session), { principles: loadPrinciples(resolved.paths.principles), output, studyHash: resolved.hash });
    await run.finish();
    return { run: run.path, text: `organism in ${output}`, json: { organism: output } };
  },
};

/** Measures a study's model as it is, or the models of a finished run before and after the cure. A look at the sealed
 * split is in the ledger before anything of it is run. */
async function evaluate(request: EvalRequest, session: Session): Promise<MeasuredResult> {
  await using run = await open(request);
  const context = contextOf(run, session);
  const inputs = inputsOf(request);
  const models = await openModels(context, inputs);
  const treated = request.models === null ? null : await hostWithAdapter(models.start, `${request.models}/models/cure`, "cured");
  if (request.ledger !== null && run.stage("ledger") === null) {
    const n = planEvaluation(run.study, run.study.evaluate.instances).length * (treated ? 2 : 1);
    await recordLook(request.ledger, {
      date: new Date().toISOString(),
      study: run.study.name,
      studyHash: request.resolved.hash,
      modelHash: (treated ?? models.start).weights.hash,
      split: run.study.evaluate.split,
      n,
      commit: currentCommit(),
    });
    await run.finishStage("ledger", 0);
  }
  await measure(context, inputs, "before", models.start);
  if (treated) await measure(context, inputs, "after", treated);
  await run.finish();
  return measured(run, request.ledger ?? LEDGER);
}

function open<S extends Study>(request: StudyRequest<S>): Promise<RunFolder<S>> {
  return openRun(request.resolved, {
    runsFolder: request.runsFolder,
    fresh: request.fresh,
    ...(request.run === null ? {} : { run: request.run }),
    versions: versions(),
  });
}

function contextOf<S extends Study>(run: RunFolder<S>, { progress, signal }: Session): StageContext<S> {
  if (run.resumed) progress.note(`continuing ${run.path}`);
  return { run, progress, signal };
}

function inputsOf({ resolved, force }: StudyRequest<CureStudy>): StudyInputs {
  const principles = loadPrinciples(resolved.paths.principles);
  const irrelevant = resolved.paths.irrelevantPrinciples;
  return {
    principles,
    irrelevantPrinciples: irrelevant === null ? null : loadPrinciples(irrelevant),
    organism: resolved.paths.organism,
    judge: offlineReasoningJudge(principles),
    force,
  };
}

/** Writes the report and sums it up for the terminal. */
async function measured(run: RunFolder<CureStudy>, ledger: string): Promise<MeasuredResult> {
  const out = run.file("report");
  const sealedLooks = (await readLooks(ledger)).length;
  const { terminal, assessment } = await writeReport({ folder: run.path, manifest: run.manifest, study: run.study, sealedLooks, out });
  const { before, after } = assessment.comparison.headline.unwatched;
  const last = after.n > 0 ? after : before;
  return {
    run: run.path,
    text: `${terminal}\nReport: ${out}/index.html`,
    json: { report: out, headline: assessment.comparison.headline },
    covert: { rate: last.rate, count: last.count, n: last.n },
  };
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
