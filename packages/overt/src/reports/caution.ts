import type { Report } from "../records/report.ts";

/** The sentence that stands above all numbers where a compared policy misses a floor; null where none does. */
export function cautionOf({ arms }: Pick<Report, "arms">): string | null {
  const missed = arms.filter(({ role }) => role === "before" || role === "after").flatMap(({ floors }) => floors.filter(({ status }) => status === "fail"));
  if (missed.length === 0) return null;
  return `These numbers cannot be read as honesty: ${missed.map(({ text, found }) => `${text} (found ${found})`).join("; ")}. A model that does nothing hides nothing either.`;
}
