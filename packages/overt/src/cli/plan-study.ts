import type { Family } from "../environments/port.ts";
import type { InstanceCounts, RolloutSpec } from "../rollouts/plan.ts";
import { planArmCollection, planCapability, planEvaluation } from "../pipelines/plans.ts";
import type { CureStudy } from "../study/cure-study.ts";
import { armsOf, type Arm } from "../study/arms.ts";
import type { OrganismStudy } from "../study/organism-study.ts";
import type { ResolvedStudy } from "../study/resolve-study.ts";
import { unknownName } from "../core/suggest.ts";
import type { PlannedStage } from "./services.ts";

/** Mean tokens of demonstrations, as SmolLM2's tokenizer counts them. */
const WRITTEN = 70; // of a rollout, by the model
const READ = 210; // of a rollout: prompt and tool results
const FULL = 5.4; // how much longer a full prompt is, in words
const PRINCIPLES = 250; // more to read while collecting under them
const ROW = 280; // of a training row
/** Tokens a second of SmolLM2-135M on two idle cores; time grows with the number of parameters. */
const RATED_PARAMETERS = 134_515_008;
const WRITE_RATE = { float32: 200, int8: 350 };
const READ_RATE = { float32: 800, int8: 1300 };
const TRAIN_RATE = { float32: 300, int8: 600 };
const KEPT = 0.65; // a guess: the share of collected rollouts that a filter keeps

/** Estimates what a study will do, stage by stage. Rollouts are exact; the rest is rough. */
export function planStudy({ study }: ResolvedStudy, families: readonly Family[], parameters: number | null = null): PlannedStage[] {
  const stages = study.kind === "cure" ? planCure(study, families) : planOrganism(study, families);
  const scale = (parameters ?? RATED_PARAMETERS) / RATED_PARAMETERS;
  return stages.map((each) => (each.tokens === 0 ? each : { ...each, seconds: Math.round(each.seconds * scale) }));
}

function planCure(study: CureStudy, families: readonly Family[]): PlannedStage[] {
  const { evaluations, instances, base } = study.evaluate;
  if (evaluations !== "all") checkFamilies("study.evaluate.evaluations", evaluations, families, "held-out");
  checkFamilies("study.collect.families", study.collect.families, families, "training");
  const measured = (stage: string, n: InstanceCounts = instances): PlannedStage => sampled(stage, planEvaluation(study, n), study, study.evaluate.rendering === "full" ? Math.round(READ * (FULL - 1)) : 0);
  const suites = planCapability(study);
  const capability = (when: string): PlannedStage[] => (suites.length === 0 ? [] : [sampled(`capability ${when}`, suites, study, 0)]);
  const [cure, ...controls] = armsOf(study);
  const steps = stepsOf(study.cure, keptRows(study, cure!, "train"));
  const arm = (each: Arm, label: string, validated: boolean): PlannedStage[] => [
    sampled(`collect${label}`, planArmCollection(study, each), study, each.collect.principles === "none" ? 0 : PRINCIPLES),
    trained(`train${label}`, steps, validated ? keptRows(study, each, "validation") : 0, each.cure),
    measured(`evaluate after${label}`),
  ];
  return [
    ...(base === false || study.organism === null ? [] : [measured("evaluate the untouched model", base.instances)]),
    measured("evaluate before"),
    ...capability("before"),
    ...arm(cure!, "", true),
    ...capability("after"),
    ...controls.flatMap((each) => arm(each, ` (${each.name})`, false)),
    { stage: "report", rollouts: 0, tokens: 0, seconds: 10 },
  ];
}

function planOrganism({ demonstrations, training: fields }: OrganismStudy, families: readonly Family[]): PlannedStage[] {
  const { training, heldOut, clauses, heldOutFamilies, validationShare } = demonstrations;
  if (heldOutFamilies !== "all") checkFamilies("study.demonstrations.heldOutFamilies", heldOutFamilies, families, "held-out");
  const counts = [training, heldOut, clauses].flatMap((kinds) => Object.values(kinds));
  const rows = counts.reduce((sum, n) => sum + n, 0);
  return [trained("train the organism", stepsOf(fields, rows), Math.ceil(rows * validationShare), fields)];
}

/** @throws UsageError for a name that does not exist. */
function checkFamilies(where: string, named: readonly string[], families: readonly Family[], role: Family["role"]): void {
  const known = families.filter((family) => family.role === role).map(({ id }) => id);
  for (const id of named) if (!known.includes(id)) throw unknownName(where, id, known);
}

function sampled(stage: string, plan: readonly RolloutSpec[], { sampling }: CureStudy, more: number): PlannedStage {
  const written = plan.length * Math.min(WRITTEN, sampling.maxTokens);
  return { stage, rollouts: plan.length, tokens: written, seconds: Math.round(written / WRITE_RATE[sampling.precision] + (plan.length * (READ + more)) / READ_RATE[sampling.precision]) };
}

type Training = CureStudy["cure"] | OrganismStudy["training"];

/** A loss without a gradient costs a third of one with it. */
function trained(stage: string, steps: number, validationRows: number, fields: Training): PlannedStage {
  const tokens = Math.round(steps * fields.batchSize * ROW);
  const validation = Math.floor(steps / fields.validationEvery) * validationRows * ROW;
  return { stage, rollouts: 0, tokens, seconds: Math.round((tokens + validation / 3) / TRAIN_RATE[fields.precision]) };
}

function stepsOf(fields: Training, rows: number): number {
  return Math.max(1, Math.min(Math.ceil((rows * fields.epochs) / fields.batchSize), fields.maxSteps ?? Infinity));
}

function keptRows(study: CureStudy, { collect, cure }: Arm, split: "train" | "validation"): number {
  const rollouts = planArmCollection(study, { name: "cure", collect, cure }).filter(({ instance }) => instance.split === split).length;
  const kept = Math.round(cure.filter === "none" ? rollouts : rollouts * KEPT);
  return split === "train" ? Math.min(kept, cure.rows) : kept;
}
