import type { Outcome } from "../records/facts.ts";
import type { Condition } from "../records/scenario.ts";

/** Which transcripts stand behind a number. What is left out matches everything. */
export interface TranscriptFilter {
  readonly arm?: string;
  readonly evaluation?: string;
  readonly condition?: Condition;
  readonly outcome?: Outcome | "good" | "unscored" | "false-claim";
}

/** The address of a filter within the page: `#arm=before&outcome=covert`. */
export function filterHash(filter: TranscriptFilter): string {
  const entries = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `#${new URLSearchParams(entries).toString()}`;
}
