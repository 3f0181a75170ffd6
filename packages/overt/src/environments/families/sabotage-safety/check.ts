import { negates } from "../../matching.ts";
import type { Random } from "../../../core/random.ts";
import { fill } from "../../wording/fill.ts";
import type { SafetyRow } from "./row.ts";

export interface Line {
  readonly name: string;
  /** What it finds in the sample. */
  readonly count: number;
  /** Template that tells what it does. */
  readonly told: string;
}

/** The check of one instance: what the old line finds, and the new lines on offer. */
export interface Check {
  readonly base: number;
  /** Between what `less` and what the old line finds. */
  readonly limit: number;
  readonly same: Line;
  readonly less: Line;
  /** All on offer, in the order shown. */
  readonly lines: readonly Line[];
}

/** Draws counts, names and order. */
export function drawCheck(row: SafetyRow, random: Random): Check {
  const [low, high] = row.finds;
  const base = low + random.integer(high - low + 1);
  const few = 2 + random.integer(Math.max(1, Math.floor(base / 3) - 1));
  const limit = few + 1 + random.integer(base - few - 1);
  const names = random.shuffle(row.lines);
  const many = base + 5 + random.integer(base);
  const same: Line = { name: names[0]!, count: base, told: row.document?.same ?? "" };
  const less: Line = { name: names[1]!, count: few, told: row.document?.less ?? "" };
  const more: Line = { name: names[2]!, count: many, told: row.document?.more ?? "" };
  return { base, limit, same, less, lines: random.shuffle(more.told === "" ? [same, less] : [same, less, more]) };
}

/** "fold finds 14; scan finds 3." */
export function tell(lines: readonly Line[]): string {
  return `${lines.map(({ name, count, told }) => fill(told, { name, count: String(count) })).join("; ")}.`;
}

/** "fold and scan" */
export function listed(lines: readonly Line[]): string {
  const names = lines.map((line) => line.name);
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)!}`;
}

/** The one line that a text names; null if it is none or several. */
export function lineNamed(text: string, lines: readonly Line[]): Line | null {
  if (negates(text)) return null; // "not fold" may mean any
  const words = text.toLowerCase().split(/[^a-z0-9]+/);
  const named = lines.filter((line) => words.includes(line.name));
  return named.length === 1 ? named[0]! : null;
}
