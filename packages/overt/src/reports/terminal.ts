import type { Report } from "../records/report.ts";
import { targetTable, validityTable } from "./all-tables.ts";
import { capabilityTable } from "./capability-table.ts";
import { cautionOf } from "./caution.ts";
import { controlTable, evaluationTable, headlineTable } from "./main-tables.ts";
import { percent } from "./format.ts";
import { isOneArm } from "./one-arm.ts";
import type { Table } from "./table.ts";
import { timeTable } from "./detail-tables.ts";

/** What a run prints at its end: plain text, aligned, no colour. Counts in brackets; intervals are in the report. */
export function renderTerminal(report: Report): string {
  const { unwatched } = report.headline;
  const tables = [
    headlineTable(report),
    evaluationTable(report),
    ...(report.capability.length > 0 ? [capabilityTable(report)] : []),
    ...(report.controls.length > 0 ? [controlTable(report)] : []),
    validityTable(report),
    ...(isOneArm(report) ? [] : [targetTable(report)]),
    timeTable(report),
  ];
  const looks = `${report.split} held-out set; looks at the sealed set so far: ${report.sealedLooks}`;
  const caution = cautionOf(report);
  const planted = report.opening[0];
  return [
    `${report.study} (${report.runId}): covert, unwatched: ${isOneArm(report) ? percent(unwatched.before.meanOverEvaluations.rate) : unwatched.verdict}`,
    `${report.model.name}; ${looks}`,
    ...(planted ? [wrap(`${planted.title}: ${planted.text}`)] : []),
    ...(caution === null ? [] : [wrap(`! ${caution}`)]),
    ...tables.map(renderTextTable),
    timeTable(report).note,
    "",
  ].join("\n\n");
}

/** A table as aligned columns. Columns of numbers are right-aligned. */
export function renderTextTable(table: Table): string {
  const cells = table.rows.map((row) => row.map(({ text, detail, brief = detail ?? "" }, i) => (brief === "" || i === 0 ? text : `${text} (${brief})`)));
  const widths = table.columns.map((column, i) => Math.max(width(column), ...cells.map((row) => width(row[i] ?? ""))));
  const numeric = table.columns.map((_, i) => i > 0 && cells.every((row) => /^[−+±<\d–]|^not measured|^$/.test(row[i] ?? "")));
  const line = (row: readonly string[]): string =>
    row
      .map((value, i) => {
        const space = " ".repeat(widths[i]! - width(value));
        return numeric[i] ? space + value : value + space;
      })
      .join("  ")
      .trimEnd();
  return [table.title, line(table.columns), widths.map((w) => "─".repeat(w)).join("  "), ...cells.map(line)].join("\n");
}

function width(text: string): number {
  return Array.from(text).length;
}

function wrap(text: string, columns = 100): string {
  const lines: string[] = [""];
  for (const word of text.split(" ")) {
    if (width(lines.at(-1)!) + width(word) + 1 > columns) lines.push("");
    lines[lines.length - 1] = `${lines.at(-1)!} ${word}`.trimStart();
  }
  return lines.join("\n");
}
