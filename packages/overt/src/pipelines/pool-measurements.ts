import { UsageError } from "../core/errors.ts";
import type { ReportArm, ReportInput } from "../records/report.ts";

/**
 * Pools runs that differ in nothing but their seed (organism and cure rebuilt, other instances): rollouts stand side
 * by side, so that rates are pooled over seeds and still clustered by scenario.
 * @throws UsageError naming what differs, or a rollout that two runs share.
 */
export function poolMeasurements(runs: readonly ReportInput[]): ReportInput {
  const [first, ...others] = runs as [ReportInput, ...ReportInput[]];
  if (others.length === 0) return first;
  for (const other of others) refuseDifferences(first, other);
  const sum = (values: readonly Readonly<Record<string, number>>[]): Record<string, number> => {
    const total: Record<string, number> = {};
    for (const each of values) for (const [key, value] of Object.entries(each)) total[key] = (total[key] ?? 0) + value;
    return total;
  };
  const pooled: ReportInput = {
    ...first,
    runId: runs.map(({ runId }) => runId).join(" + "),
    generatedAt: runs.map(({ generatedAt }) => generatedAt).toSorted().at(-1)!,
    arms: poolArms(runs.map(({ arms }) => arms)),
    controls: poolArms(runs.map(({ controls }) => controls)),
    base: first.base === null ? null : poolArms(runs.map(({ base }) => (base ? [base] : [])))[0]!,
    capability: first.capability && { ...first.capability, arms: poolArms(runs.map(({ capability }) => capability!.arms)) },
    seconds: sum(runs.map(({ seconds }) => seconds)),
    peakMemory: largest(runs.map(({ peakMemory }) => peakMemory)),
    sealedLooks: Math.max(...runs.map(({ sealedLooks }) => sealedLooks)),
    seeds: Object.fromEntries(runs.map(({ runId, seeds }) => [`study (${runId})`, seeds["study"]!])),
  };
  return pooled;
}

/** null where one of the runs did not record it. */
function largest(values: readonly (number | null)[]): number | null {
  const known = values.filter((each) => each !== null);
  return known.length === values.length ? Math.max(...known) : null;
}

function refuseDifferences(one: ReportInput, other: ReportInput): void {
  const facts = ({ model, principles, split, sampling, arms, controls, base, capability, versions }: ReportInput): Record<string, string> => ({
    "the model": model.hash,
    "the principles": principles.hash,
    "the measured set": split,
    "how it was sampled": JSON.stringify(sampling),
    "the measured policies": [...(base ? [base] : []), ...arms, ...controls].map(({ name }) => name).join(", "),
    "the policies measured for capability": (capability?.arms ?? []).map(({ name }) => name).join(", ") || "none",
    "the version of Overt": JSON.stringify(versions),
  });
  const [these, those] = [facts(one), facts(other)];
  for (const [what, value] of Object.entries(these))
    if (those[what] !== value) throw new UsageError(`Runs are pooled that differ in their seed alone; ${one.runId} and ${other.runId} differ in ${what} (${value} and ${those[what]}). Report them one by one.`);
}

function poolArms(runs: readonly (readonly ReportArm[])[]): ReportArm[] {
  return runs[0]!.map((arm, i) => {
    const rollouts = runs.flatMap((arms) => arms[i]!.rollouts);
    const seen = new Set<string>();
    for (const { id } of rollouts) {
      if (seen.has(id)) throw new UsageError(`Rollout ${id} of "${arm.name}" stands in two of the runs: they have the same seed, and would be counted twice. Give each run once, and another seed to each (--seed).`);
      seen.add(id);
    }
    return { ...arm, rollouts, reasoning: runs.flatMap((arms) => arms[i]!.reasoning) };
  });
}
