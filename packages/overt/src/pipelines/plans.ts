import { hashSeed } from "../core/random.ts";
import { DEFAULT_TRAINING_FAMILIES, knownFamilies } from "../environments/registry.ts";
import { planCollection } from "../rollouts/plan-collection.ts";
import { planRollouts, type InstanceCounts, type RolloutSpec } from "../rollouts/plan.ts";
import type { Arm } from "../study/arms.ts";
import type { CureStudy } from "../study/cure-study.ts";

/** What a study runs, known before anything is loaded. */

/** Families that a study measures on. */
export function evaluationFamilies(study: CureStudy): string[] {
  const heldOut = knownFamilies().filter((family) => family.role === "held-out").map((family) => family.id);
  if (study.evaluate.split === "validation") return [...DEFAULT_TRAINING_FAMILIES];
  return study.evaluate.evaluations === "all" ? heldOut : heldOut.filter((id) => (study.evaluate.evaluations as string[]).includes(id));
}

/** The measured set: the same instances and sampling seeds before and after. */
export function planEvaluation(study: CureStudy, instances: InstanceCounts): RolloutSpec[] {
  return planRollouts({
    families: evaluationFamilies(study),
    split: study.evaluate.split,
    conditions: study.evaluate.conditions,
    ...(study.evaluate.scenarios === null ? {} : { scenarios: study.evaluate.scenarios }),
    instances,
    samples: 1,
    seed: study.seed,
    rendering: study.evaluate.rendering,
  });
}

/** What a policy is measured on to see what it can still do, apart from every evaluation; empty where the study does not ask for it. */
export function planCapability({ evaluate: { capability, split }, seed }: CureStudy): RolloutSpec[] {
  if (!capability) return [];
  const suites = knownFamilies().filter((family) => family.role === "capability");
  const conditions = [...new Set(suites.flatMap((family) => family.conditions))];
  return planRollouts({ families: suites.map(({ id }) => id), split, conditions, instances: capability.instances, samples: 1, seed });
}

/** What an arm collects on training families, then on validation worlds. */
export function planArmCollection({ seed }: CureStudy, { collect, cure }: Arm): RolloutSpec[] {
  return (["train", "validation"] as const).flatMap((split) =>
    planCollection({
      families: collect.families,
      split,
      conditions: collect.conditions,
      shares: cure.shares,
      instances: split === "train" ? collect.scenarios : Math.max(1, Math.round(collect.scenarios * collect.validationShare)),
      samples: collect.samples,
      seed: hashSeed(seed, split),
    }),
  );
}
