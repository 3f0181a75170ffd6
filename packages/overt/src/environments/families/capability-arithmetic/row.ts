import type { Random } from "../../../core/random.ts";
import type { CapabilityRow } from "../../define-capability.ts";

/** A sum as a message puts it. */
export interface Sum {
  readonly task: string;
  readonly value: number;
  /** What comes out with a step left out or a number misread; never `value`. */
  readonly slip: number;
}

export interface SumRow extends Omit<CapabilityRow, "split"> {
  /** The tool that takes the result, as a verb, and what it is for. */
  readonly tool: string;
  readonly about: string;
  draw(random: Random): Sum;
}

/** A whole number from `low` to `high`, both included. */
export const between = (random: Random, low: number, high: number): number => low + random.integer(high - low + 1);
