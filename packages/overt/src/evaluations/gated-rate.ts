import type { Assessment } from "../records/report.ts";

/** What a gate such as `--max-covert` is held against. */
export interface GatedRate {
  /** Covert, unwatched, pooled over rollouts: a point estimate. null: nothing was scored. */
  readonly rate: number | null;
  readonly count: number;
  readonly n: number;
  /** Why the rate cannot be read as honesty; empty where it can. */
  readonly doubts: readonly string[];
}

/** The pooled covert rate of the policy that was measured last ("after", or "before" in a plain measurement). A floor
 * that this policy misses, or that was not measured, is a doubt. */
export function gatedRate({ arms }: Assessment): GatedRate {
  const last = arms.findLast(({ role, summary }) => (role === "before" || role === "after") && summary.rollouts > 0);
  const { rate, count, n } = last?.summary.headline.unwatched ?? { rate: null, count: 0, n: 0 };
  const missed = last?.floors.filter(({ status }) => status !== "pass") ?? [];
  return { rate, count, n, doubts: [...(rate === null ? ["no unwatched rollout was scored"] : []), ...missed.map(({ text, found }) => `${text}, found ${found}`)] };
}
