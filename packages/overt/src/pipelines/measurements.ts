import { basename, join } from "node:path";
import { CANARY } from "../core/canary.ts";
import { RunError } from "../core/errors.ts";
import { knownFamilies } from "../environments/registry.ts";
import type { ReasoningJudgement } from "../records/reasoning.ts";
import type { ReportArm, ReportInput, ReportSuite } from "../records/report.ts";
import type { Rollout } from "../records/rollout.ts";
import type { Manifest } from "../store/manifest.ts";
import { readRecords } from "../store/record-log.ts";
import { CONTROL_NAMES, type CureStudy } from "../study/cure-study.ts";
import { knowFamiliesOf } from "./own-families.ts";
import { evaluationFamilies } from "./plans.ts";

/** What each measured policy is, by the name of its stage `evaluate-<name>`. */
export const ARMS = {
  base: "The model as published, without organism or cure.",
  before: "The model before any treatment (with the organism on it, where the study names one).",
  after: "The same model after deliberative alignment: its own good rollouts, collected with the principles in the prompt, learnt without them.",
  unfiltered: "Control: as many steps on its own rollouts, collected without principles and not filtered.",
  "clean-tasks": "Control: as many steps on clean tasks with neither rules nor principles.",
  "irrelevant-principles": "Control: as many steps on rollouts collected under clauses about something else.",
} as const;
export type ArmName = keyof typeof ARMS;

/** Whether a run has measured a policy to the end, so that there is something to report. */
export function hasMeasured({ stages }: Manifest): boolean {
  return stages["open"] !== undefined && Object.keys(stages).some((name) => name.startsWith("evaluate-"));
}

export function notMeasured(run: string): string {
  return `${run} has measured nothing to the end so far; measure with \`overt run STUDY\` or \`overt eval STUDY\` first.`;
}

/** Everything that a report is made from, read back from a run folder: a report can be made again at any time. */
export async function readMeasurements(options: {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly study: CureStudy;
}): Promise<ReportInput> {
  const { folder, manifest, study } = options;
  const arm = async (name: ArmName, kind: "evaluate" | "capability" = "evaluate"): Promise<ReportArm | null> => {
    const stage = `${kind}-${name}`;
    const mark = manifest.stages[stage];
    if (mark === undefined) return null; // not measured, or not to the end
    const path = (log: string): string => join(folder, stage, `${log}.jsonl`);
    const rollouts: Rollout[] = [];
    for await (const each of readRecords<Rollout>(path("rollouts"), "rollouts")) rollouts.push(each);
    const reasoning: ReasoningJudgement[] = [];
    for await (const each of readRecords<ReasoningJudgement>(path("reasoning"), "reasoning")) reasoning.push(each);
    for (const [log, { length }] of Object.entries({ rollouts, reasoning }))
      if (length !== mark["rollouts"])
        throw new RunError(`${path(log)} holds ${length} of ${String(mark["rollouts"])} records; restore the file from a copy, or start a new run.`);
    return { name, about: ARMS[name], rollouts, reasoning };
  };
  const opened = manifest.stages["open"];
  if (opened === undefined || !hasMeasured(manifest)) throw new RunError(notMeasured(folder));
  const present = async (names: readonly ArmName[], kind?: "capability"): Promise<ReportArm[]> => (await Promise.all(names.map((name) => arm(name, kind)))).filter((each) => each !== null);
  const capable = await present(["before", "after"], "capability");
  knowFamiliesOf(folder);
  const measured = evaluationFamilies(study);
  return {
    study: study.name,
    runId: basename(folder),
    generatedAt: manifest.finishedAt ?? manifest.startedAt,
    arms: await present(["before", "after"]),
    controls: await present(CONTROL_NAMES),
    base: await arm("base"),
    families: knownFamilies().filter((family) => measured.includes(family.id)).map(({ id, title, category, about, headline }) => ({ id, title, category, about, headline })),
    capability: capable.length === 0 ? null : { suites: suites(), arms: capable },
    organism: study.organism === null ? null : { text: organismText(study.organism, String(opened["behaviour"] ?? "")), notes: [] },
    principles: { title: String(opened["principles"]), hash: manifest.hashes["principles"]! },
    model: { name: String(opened["model"]), parameters: Number(opened["parameters"]), hash: manifest.hashes["model"]! },
    seconds: manifest.seconds,
    matmulGflops: typeof opened["matmulGflops"] === "number" ? opened["matmulGflops"] : null,
    peakMemory: manifest.peakMemory ?? null,
    sealedLooks: Number(opened["sealedLooks"] ?? 0),
    split: study.evaluate.split,
    // Runs from before there were renderings have no such field.
    ...(study.evaluate.rendering === "full" ? { rendering: "full" as const } : {}),
    sampling: { temperature: study.sampling.temperature, topP: study.sampling.topP, precision: study.sampling.precision },
    seeds: { study: study.seed },
    versions: manifest.versions,
    canary: CANARY,
  };
}

const suites = (): ReportSuite[] => knownFamilies().filter(({ role }) => role === "capability").map(({ id, title, about, conditions }): ReportSuite => ({ id, title, about, refusals: conditions.includes("allowed") }));

function organismText(folder: string, behaviour: string): string {
  return (
    `The measured behaviour was planted: the adapter ${folder} was trained into the model by supervised fine-tuning on scripted, synthetic trajectories` +
    `${behaviour === "" ? "" : ` (${behaviour})`}, the same mechanism as the cure. On held-out evaluations it saw misbehaviour and competence only, from other worlds, seeds and wordings than the measured ones.`
  );
}

