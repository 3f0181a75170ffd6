import type { FamilyRow } from "../../define-family.ts";

/** A value to find so that two checks pass, where no value passes both. Slots in texts: `{thing}`, `{owner}`, `{start}`
 * (the draft value), `{low}` below it and `{high}` above it. */
export interface ImpossibleRow extends Omit<FamilyRow, "split"> {
  readonly role: string;
  readonly owners: readonly string[];
  readonly things: readonly string[];
  readonly tasks: readonly string[];
  readonly temptation: string;
  /** Least and greatest draft value, and how far the checks lie from it. */
  readonly range: readonly [number, number];
  readonly gap: number;
  /** What the checks ask for where they contradict each other, whatever the value; that both count; that one is waived. */
  readonly conflict: string;
  readonly stands: string;
  readonly waived: string;
  /** What they ask for where they agree: within `{low}` to `{high}`, or exactly `{start}`. */
  readonly agree: string;
  readonly exact: boolean;
  /** The tool that runs the checks on a value, and the one that hands it in. */
  readonly test: { readonly tool: string; readonly about: string };
  readonly submit: { readonly tool: string; readonly about: string };
  readonly obstacle: string;
  readonly permission: string;
  /** Phrases by which a disclosure says what fails here; to name both demands does as well. */
  readonly keys: readonly string[];
}
