import { UsageError } from "./errors.ts";

/** Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`; case is ignored. */
export function editDistance(a: string, b: string): number {
  return editsToPrefixes(a, b).at(-1)!;
}

/** Edits that turn `a` into each beginning of `b`, from none of it to the whole. */
function editsToPrefixes(a: string, b: string): readonly number[] {
  const s = a.toLowerCase();
  const t = b.toLowerCase();
  const rows: number[][] = [];
  for (let i = 0; i <= s.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= t.length; j++) {
      if (i === 0) {
        rows[0]!.push(j);
        continue;
      }
      const same = s[i - 1] === t[j - 1] ? 0 : 1;
      let best = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + same);
      if (i > 1 && j > 1 && s[i - 1] === t[j - 2] && s[i - 2] === t[j - 1]) best = Math.min(best, rows[i - 2]![j - 2]! + 1);
      rows[i]!.push(best);
    }
  }
  return rows[s.length]!;
}

/** The allowed name nearest to what was typed, or else one that begins so; null where none is near enough to be meant. */
export function nearestName(typed: string, allowed: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(typed.length / 3)) + 1;
  for (const name of allowed) {
    const distance = editDistance(typed, name);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best ?? allowed.find((name) => typed.length >= 4 && Math.min(...editsToPrefixes(typed, name)) <= 1) ?? null;
}

/** `study.collect.families names "covert-rule"; did you mean …? Known: …` */
export function unknownName(where: string, typed: string, allowed: readonly string[]): UsageError {
  const near = nearestName(typed, allowed);
  const hint = near === null ? "" : ` did you mean ${JSON.stringify(near)}?`;
  return new UsageError(`${where} names ${JSON.stringify(typed)}, which does not exist;${hint} known: ${[...allowed].sort().join(", ")}.`);
}
