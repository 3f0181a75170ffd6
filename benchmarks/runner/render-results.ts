import type { CaseResult, ResultRow } from "./run-case.ts";

/** Everything that a run found. `rows` holds what was measured, and nothing else. */
export interface Results {
  readonly rows: readonly ResultRow[];
  readonly skipped: CaseResult["skipped"];
}

/** The table that is printed: medians, the ratio with its spread over rounds, and what is missing with its reason. */
export function renderResults({ rows, skipped }: Results): string {
  const lines = [
    ["row", "ours", "peer", "unit", "ratio", "in single rounds", "against"],
    ...rows.map(({ name, ours, peer, unit, ratio, spread, peerName }) => [name, round(ours), round(peer), unit, `${ratio.toFixed(2)}×`, `${spread.ratio.lowest.toFixed(2)}–${spread.ratio.highest.toFixed(2)}`, peerName]),
    ...skipped.map(({ name, reason }) => [name, "-", "-", "-", "-", "-", `skipped: ${reason}`]),
  ];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const right = new Set([1, 2, 4]);
  return lines.map((line) => line.map((cell, column) => (right.has(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))).join("  ").trimEnd()).join("\n");
}

/** Three digits that count. */
function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
