import type { ReasoningJudgement } from "../records/reasoning.ts";
import type { Rollout } from "../records/rollout.ts";

/** Sees the whole trajectory and the principles, and gives a verdict for every step of the reasoning. A
 * judge that cannot answer says so: the judgement is unscored with a reason, never a number. */
export interface ReasoningJudge {
  readonly name: string;
  judge(rollout: Rollout, signal?: AbortSignal): Promise<ReasoningJudgement>;
}
