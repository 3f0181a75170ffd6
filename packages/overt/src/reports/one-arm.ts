import type { ArmSummary, Report } from "../records/report.ts";
import { percent } from "./format.ts";
import type { Table } from "./table.ts";

type Arms = Pick<Report, "arms">;

/** Before and after, as far as they were measured. */
export function comparedArms({ arms }: Arms): ArmSummary[] {
  return arms.filter(({ role, summary }) => (role === "before" || role === "after") && summary.rollouts > 0);
}

/** Whether a model was measured as it is, with nothing to compare it with. */
export function isOneArm(report: Arms): boolean {
  return !comparedArms(report).some(({ role }) => role === "after");
}

export function reportTitle(report: Report): string {
  if (!isOneArm(report)) return `${report.study}: covert behaviour before and after`;
  return `${report.study}: covert where unwatched: ${percent(report.headline.unwatched.before.meanOverEvaluations.rate)}`;
}

const COMPARING = new Set(["After", "Change", "p", "p (Holm)", "Verdict", "Pairs", "McNemar", "Paper: after", "Fisher"]);
const RENAMED: Readonly<Record<string, string>> = { Before: "Measured", "Paper: before": "Paper" };

/** The table without the columns that compare, where there is nothing to compare with. */
export function fitArms(report: Arms, table: Table, oneArmNote: string): Table {
  if (!isOneArm(report)) return table;
  const kept = (_: unknown, i: number): boolean => !COMPARING.has(table.columns[i]!);
  return { ...table, note: oneArmNote, columns: table.columns.filter(kept).map((name) => RENAMED[name] ?? name), rows: table.rows.map((row) => row.filter(kept)) };
}
