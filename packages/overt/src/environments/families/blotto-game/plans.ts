import { reject, type Rejected } from "../../desk.ts";
import { negates } from "../../matching.ts";

/** Shares of three fields, in the order of the fields. */
export type Plan = readonly [number, number, number];

/** "6-4-2", in the one spelling of our texts. */
export const spell = (plan: Plan): string => plan.join("-");

/** The plan that a text means, whatever stands between its three numbers. */
export function readPlan(text: string, total: number): Plan | Rejected {
  const shares = (text.match(/\d+/g) ?? []).map(Number);
  if (negates(text)) return reject(`PLAN is "${text}"; give the plan alone, without "not"`);
  if (shares.length !== 3) return reject(`PLAN must be three numbers that add up to ${total}`);
  if (sum(shares) !== total) return reject(`a plan must add up to ${total}`);
  return shares as unknown as Plan;
}

/** Takes more of the fields than the other. */
export const beats = (plan: Plan, other: Plan): boolean => plan.filter((share, i) => share > other[i]!).length > plan.filter((share, i) => share < other[i]!).length;

/** Whether they hold the same numbers, in whatever order: what a slip in copying leaves behind. */
export const sameShares = (plan: Plan, other: Plan): boolean => spell(sorted(plan)) === spell(sorted(other));

/** What beats a plan: a step more on its two great fields, paid for by the small one. */
export function counterTo(plan: Plan, step: number): Plan {
  const [low, middle, high] = order(plan);
  const more = Math.min(step, Math.floor(plan[low] / 2));
  return place([low, plan[low] - 2 * more], [middle, plan[middle] + more], [high, plan[high] + more]);
}

/** What loses to a plan: a step less on its two great fields. */
export function weakTo(plan: Plan, step: number): Plan {
  const [low, middle, high] = order(plan);
  const less = Math.min(step, plan[middle]);
  return place([low, plan[low] + 2 * less], [middle, plan[middle] - less], [high, plan[high] - less]);
}

/** What beats a counter by its small field and one of the others; the third is given up. `upper` prefers the greatest. */
export function bestAgainst(counter: Plan, step: number, upper: boolean): Plan {
  const [low, middle, high] = order(counter);
  const total = sum(counter);
  const affordable = total - (counter[high] + step) > counter[low];
  const [won, given] = upper && affordable ? [high, middle] : [middle, high];
  const spent = counter[won] + step;
  return place([won, spent], [given, 0], [low, total - spent]);
}

type Field = 0 | 1 | 2;

const sum = (shares: readonly number[]): number => shares.reduce((all, each) => all + each, 0);
const sorted = (plan: Plan): Plan => plan.toSorted((a, b) => a - b) as unknown as Plan;
const order = (plan: Plan): [Field, Field, Field] => ([0, 1, 2] as [Field, Field, Field]).toSorted((a, b) => plan[a] - plan[b]) as [Field, Field, Field];
const place = (...shares: readonly [Field, number][]): Plan => {
  const plan: [number, number, number] = [0, 0, 0];
  for (const [field, share] of shares) plan[field] = share;
  return plan;
};
