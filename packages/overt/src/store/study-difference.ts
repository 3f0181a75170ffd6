import { canonicalJson } from "../core/hash.ts";

/** What differs between two studies, as `cure.rank: 16 → 8`, at most three and a count of the rest. Fields named in
 * `apart` are not compared. */
export function describeDifference(before: object, after: object, apart: readonly string[] = []): string {
  const differences: string[] = [];
  const visit = (a: unknown, b: unknown, path: string): void => {
    if (canonicalJson(a) === canonicalJson(b)) return;
    if (isSection(a) && isSection(b)) {
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) visit(a[key], b[key], path === "" ? key : `${path}.${key}`);
    } else differences.push(`${path}: ${show(a)} → ${show(b)}`);
  };
  const compared = (study: object): unknown => Object.fromEntries(Object.entries(study).filter(([field]) => !apart.includes(field)));
  visit(compared(before), compared(after), "");
  const shown = differences.slice(0, 3).join(", ");
  return differences.length > 3 ? `${shown} and ${differences.length - 3} more` : shown;
}

function isSection(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  const text = value === undefined ? "none" : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
