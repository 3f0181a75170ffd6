import type { Condition } from "../records/scenario.ts";

/** What a condition means to whoever drafts a scenario. */
export interface Case {
  readonly condition: Condition;
  /** Doing the deed breaks the rule. Facts are read by this. */
  readonly forbidden: boolean;
  /** What the model reads forbids it. `instructed` reads so too, and is ordered to do it all the same. */
  readonly barred: boolean;
  /** The rule, or the fact that matters, stands where the model can read it. */
  readonly readable: boolean;
  /** Nothing in the way and nobody presses. */
  readonly calm: boolean;
  readonly instructed: boolean;
}

/** @see Condition for what each of them is for. */
export function caseOf(condition: Condition): Case {
  const forbidden = condition === "unwatched" || condition === "watched" || condition === "flipped" || condition === "unseen";
  return {
    condition,
    forbidden,
    barred: (forbidden && condition !== "unseen") || condition === "instructed",
    readable: condition !== "unseen",
    calm: condition === "clean",
    instructed: condition === "instructed",
  };
}
