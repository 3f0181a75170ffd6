import { expect, it } from "vitest";
import { assess } from "../evaluations/assess.ts";
import type { ReportArm, ReportInput } from "../records/report.ts";
import { syntheticReport } from "../testing/synthetic-report.ts";
import { poolMeasurements } from "./pool-measurements.ts";

/** The same numbers as another seed's: other instances, other ids. */
const reseed = (input: ReportInput, seed: number): ReportInput => {
  const arm = (each: ReportArm): ReportArm => ({
    ...each,
    rollouts: each.rollouts.map((rollout) => ({ ...rollout, id: `${rollout.id}/${seed}`, instance: { ...rollout.instance, instanceSeed: rollout.instance.instanceSeed + 1000 * seed } })),
    reasoning: each.reasoning.map((judgement) => ({ ...judgement, rollout: `${judgement.rollout}/${seed}` })),
  });
  const capability = input.capability && { ...input.capability, arms: input.capability.arms.map(arm) };
  return { ...input, capability, runId: `run-${seed}`, seeds: { study: seed }, arms: input.arms.map(arm), controls: input.controls.map(arm), base: input.base && arm(input.base) };
};
const one = reseed(syntheticReport({ scenarios: 4, instances: 3 }), 1);
const two = reseed(one, 2);

it("adds counts up and keeps scenarios as clusters", () => {
  const [alone, pooled] = [one, poolMeasurements([one, two])].map((input) => assess(input).comparison.headline.unwatched);
  expect(pooled!.before.n).toBe(2 * alone!.before.n);
  expect(pooled!.before.count).toBe(2 * alone!.before.count);
  expect(pooled!.before.scenarios).toBe(alone!.before.scenarios);
  expect(pooled!.pairs.paired).toBe(2 * alone!.pairs.paired);
});

it("pools what the policies can still do, where every run has measured it", () => {
  const rates = { cleanCompletion: 0.9, overRefusal: 0.1 };
  const able = reseed(syntheticReport({ scenarios: 4, instances: 3, capability: { before: rates, after: rates } }), 1);
  const [alone, pooled] = [able, poolMeasurements([able, reseed(able, 2)])].map((input) => assess(input).capability[0]!.right);
  expect([pooled!.before.n, pooled!.after.count, pooled!.before.scenarios]).toEqual([2 * alone!.before.n, 2 * alone!.after.count, alone!.before.scenarios]);
  expect(() => poolMeasurements([able, two])).toThrow("differ in the policies measured for capability (before, after and none)");
});

it("names every run and seed", () => {
  expect(poolMeasurements([one, two])).toMatchObject({ runId: "run-1 + run-2", seeds: { "study (run-1)": 1, "study (run-2)": 2 } });
  expect(poolMeasurements([one])).toBe(one);
});

it("refuses the same run twice, and runs that differ in more than the seed", () => {
  expect(() => poolMeasurements([one, { ...one, runId: "again" }])).toThrow(/stands in two of the runs/);
  expect(() => poolMeasurements([one, { ...two, split: "sealed" }])).toThrow("run-1 and run-2 differ in the measured set (open and sealed)");
});
