import type { Family } from "../environments/port.ts";
import type { CureStudy } from "../study/cure-study.ts";
import { armsOf } from "../study/arms.ts";
import type { OrganismStudy } from "../study/organism-study.ts";
import type { ResolvedStudy } from "../study/resolve-study.ts";
import { planRollouts } from "../rollouts/plan.ts";
import { unknownName } from "../core/suggest.ts";
import type { PlannedStage } from "./services.ts";

/** Rough figures for a 135M model on two cores; only estimates rest on them. */
const TOKENS_PER_ROLLOUT = 110; // generated, of at most `sampling.maxTokens`
const ROW_TOKENS = 420; // prompt, tool output and completions of a training row
const SAMPLE_TOKENS_PER_SECOND = 280;
const TRAIN_TOKENS_PER_SECOND = 330;
const KEPT = 0.35; // share of collected rollouts that the filter keeps

/** Estimates what a study will do, stage by stage. Exact for rollouts of measurements; the rest is rough. */
export function planStudy({ study }: ResolvedStudy, families: readonly Family[]): PlannedStage[] {
  return study.kind === "cure" ? planCure(study, families) : planOrganism(study);
}

function planCure(study: CureStudy, families: readonly Family[]): PlannedStage[] {
  const measured = measuredFamilies(study, families);
  const { split, conditions, instances, base } = study.evaluate;
  const measure = (stage: string, n: number): PlannedStage =>
    sampled(stage, planRollouts({ families: measured, split, conditions, instances: n, samples: 1, seed: study.seed }).length, study);
  return [
    ...(base === false ? [] : [measure("evaluate the untouched model", base.instances)]),
    measure("evaluate before", instances),
    ...armsOf(study).flatMap((arm): PlannedStage[] => {
      const { families: named, conditions: twins, samples, scenarios } = arm.collect;
      checkFamilies("study.collect.families", named, families, "training");
      const rollouts = planRollouts({ families: named, split: "train", conditions: twins, instances: 1, samples, scenarios, seed: study.seed }).length;
      const kept = arm.cure.filter === "none" ? rollouts : rollouts * KEPT;
      const label = arm.name === "cure" ? "" : ` (${arm.name})`;
      return [sampled(`collect${label}`, rollouts, study), trained(`train${label}`, kept, arm.cure), measure(`evaluate after${label}`, instances)];
    }),
    { stage: "report", rollouts: 0, tokens: 0, seconds: 20 },
  ];
}

function planOrganism(study: OrganismStudy): PlannedStage[] {
  const { training, heldOut, clauses } = study.demonstrations;
  const rows = [training, heldOut, clauses].flatMap((kinds) => Object.values(kinds)).reduce((sum, n) => sum + n, 0);
  return [trained("train the organism", rows, study.training)];
}

/** Families that an evaluation names, or all held-out ones. @throws UsageError for a name that does not exist. */
export function measuredFamilies(study: CureStudy, families: readonly Family[]): string[] {
  const { evaluations } = study.evaluate;
  const heldOut = families.filter(({ role }) => role === "held-out").map(({ id }) => id);
  if (evaluations === "all") return heldOut;
  checkFamilies("study.evaluate.evaluations", evaluations, families, "held-out");
  return [...evaluations];
}

function checkFamilies(where: string, named: readonly string[], families: readonly Family[], role: Family["role"]): void {
  const known = families.filter((family) => family.role === role).map(({ id }) => id);
  for (const id of named) if (!known.includes(id)) throw unknownName(where, id, known);
}

function sampled(stage: string, rollouts: number, study: CureStudy): PlannedStage {
  const tokens = rollouts * Math.min(TOKENS_PER_ROLLOUT, study.sampling.maxTokens);
  return { stage, rollouts, tokens, seconds: Math.round(tokens / SAMPLE_TOKENS_PER_SECOND) };
}

function trained(stage: string, rows: number, fields: CureStudy["cure"] | OrganismStudy["training"]): PlannedStage {
  const steps = Math.min(Math.ceil((rows * fields.epochs) / fields.batchSize), fields.maxSteps ?? Infinity);
  const tokens = steps * fields.batchSize * ROW_TOKENS;
  return { stage, rollouts: 0, tokens, seconds: Math.round(tokens / TRAIN_TOKENS_PER_SECOND) };
}
