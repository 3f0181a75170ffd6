import type { Principles } from "./principles.ts";

export interface Citations {
  /** Ids named in the text that have the form of a clause id of these principles, in order, each once. */
  readonly cited: readonly string[];
  /** Of those, the ids that exist. */
  readonly existing: readonly string[];
}

/** Finds clause ids in a text. `AS12` counts as cited, not as existing, where the principles end at AS5. */
export function findCitations(text: string, principles: Principles): Citations {
  const ids = new Set(principles.clauses.map(({ id }) => id));
  const prefixes = [...new Set([...ids].map((id) => id.replace(/\d+$/, "")))].sort((a, b) => b.length - a.length);
  if (prefixes.length === 0) return { cited: [], existing: [] };
  const form = new RegExp(`(?<![A-Za-z0-9])(?:${prefixes.join("|")})\\d+(?![A-Za-z0-9])`, "g");
  const cited = [...new Set(text.match(form) ?? [])];
  return { cited, existing: cited.filter((id) => ids.has(id)) };
}
