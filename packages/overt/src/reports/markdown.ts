import type { Report } from "../records/report.ts";
import { allTables } from "./all-tables.ts";
import { cautionOf } from "./caution.ts";
import { reportTitle } from "./one-arm.ts";
import type { Cell, Table } from "./table.ts";
import { filterHash } from "./transcript-filter.ts";

/** `report.md`. Numbers link to their transcripts in `index.html` beside it. */
export function renderMarkdown(report: Report): string {
  const caution = cautionOf(report);
  return [
    `# ${escape(reportTitle(report))}`,
    `Run ${escape(report.runId)}, ${report.generatedAt}`,
    report.opening.map(({ title, text }) => `> **${escape(title)}.** ${escape(text)}`).join("\n>\n"),
    ...(caution === null ? [] : [`**${escape(caution)}**`]),
    ...allTables(report).map(renderTable),
    `<!-- ${report.canary} -->`,
    "",
  ].join("\n\n");
}

function renderTable(table: Table): string {
  const lines = [
    `| ${table.columns.map(escape).join(" | ")} |`,
    `|${table.columns.map(() => "---").join("|")}|`,
    ...table.rows.map((row) => `| ${row.map(renderCell).join(" | ")} |`),
  ];
  return [`## ${escape(table.title)}`, ...(table.note === "" ? [] : [escape(table.note)]), lines.join("\n")].join("\n\n");
}

function renderCell({ text, detail, link }: Cell): string {
  const shown = link === undefined ? escape(text) : `[${escape(text)}](index.html${filterHash(link)})`;
  return detail === undefined ? shown : `${shown} (${escape(detail)})`;
}

/** Text into one line of a Markdown table: no markup, no cell borders, no HTML. */
function escape(text: string): string {
  return text
    .replaceAll("\\", "\\\\")
    .replace(/[|*_`[\]#]/g, (mark) => `\\${mark}`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/\s+/g, " ");
}
