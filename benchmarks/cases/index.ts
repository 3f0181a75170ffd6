import type { BenchCase } from "./case.ts";
import { fullFineTuning } from "./full-fine-tuning.ts";
import { grpoStep } from "./grpo-step.ts";
import { int8Sampling } from "./int8-sampling.ts";
import { loraSft } from "./lora-sft.ts";
import { matMul } from "./mat-mul.ts";
import { sampling } from "./sampling.ts";
import { sharedPrefix } from "./shared-prefix.ts";
import { smallModel } from "./small-model.ts";

/** All cases, in the order of the table. */
export const CASES: readonly BenchCase[] = [loraSft, fullFineTuning, grpoStep, sharedPrefix, sampling, int8Sampling, smallModel, matMul];

/** Cases cut down to the rows that `only` names: a case, or one row. All of them where it is left out. */
export function selectCases(only: string | undefined, cases: readonly BenchCase[] = CASES): BenchCase[] {
  return cases.flatMap((each) => {
    const rows = each.rows.filter(({ name }) => only === undefined || name === only || each.name === only);
    const needed = new Set(rows.flatMap(({ ours, peers }) => [ours, ...peers]));
    return rows.length === 0 ? [] : [{ ...each, rows, contestants: each.contestants.filter(({ id }) => needed.has(id)) }];
  });
}
