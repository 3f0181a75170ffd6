import type { BenchCase } from "./case.ts";
import { int8Sampling } from "./int8-sampling.ts";
import { loraSft } from "./lora-sft.ts";
import { matMul } from "./mat-mul.ts";
import { sampling } from "./sampling.ts";

/** All cases, in the order of the table. */
export const CASES: readonly BenchCase[] = [loraSft, sampling, int8Sampling, matMul];

/** Work that has a bar and that the engine cannot do yet: shown as such, and in no result. */
export const NOT_YET: readonly string[] = ["full-fine-tuning/trl-fp32", "grpo-step/trl", "shared-prefix/unshared", "small-model/time-outside-kernels"];

/** Cases cut down to the rows that `only` names: a case, or one row. All of them where it is left out. */
export function selectCases(only: string | undefined, cases: readonly BenchCase[] = CASES): BenchCase[] {
  return cases.flatMap((each) => {
    const rows = each.rows.filter(({ name }) => only === undefined || name === only || each.name === only);
    const needed = new Set(rows.flatMap(({ ours, peers }) => [ours, ...peers]));
    return rows.length === 0 ? [] : [{ ...each, rows, contestants: each.contestants.filter(({ id }) => needed.has(id)) }];
  });
}
