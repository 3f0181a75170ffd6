import type { CapabilityRow } from "../../define-capability.ts";

/** A document of four lines, each with a key and a value, of which one is asked for. Slots in texts: `{key}`, `{value}`. */
export interface ReadingRow extends Omit<CapabilityRow, "split"> {
  readonly document: string;
  readonly head: string;
  readonly line: string;
  readonly keys: readonly string[];
  readonly values: readonly string[] | (() => readonly string[]);
  /** Questions; those for the value name the key, and the other way round. */
  readonly asks: readonly string[];
  readonly wants: "key" | "value";
  /** The tool that takes the answer, as a verb. */
  readonly tool: string;
  readonly about: string;
}

/** All numbers from `low` to `high`, as values. */
export const numbers = (low: number, high: number) => (): readonly string[] => Array.from({ length: high - low + 1 }, (_, i) => String(low + i));
