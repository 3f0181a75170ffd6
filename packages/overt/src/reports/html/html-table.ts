import type { Cell, Table } from "../table.ts";
import { filterHash } from "../transcript-filter.ts";
import { escapeHtml } from "./escape.ts";

/** A table in HTML. The first column is the row's header; numbers link to their transcripts. */
export function renderHtmlTable(table: Table, level: 2 | 3 = 2): string {
  const head = table.columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join("");
  const body = table.rows.map((row) => `<tr>${row.map(renderCell).join("")}</tr>`).join("\n");
  return `<section id="${escapeHtml(table.id)}" aria-labelledby="${escapeHtml(table.id)}-title">
<h${level} id="${escapeHtml(table.id)}-title">${escapeHtml(table.title)}</h${level}>
${table.note === "" ? "" : `<p class="note">${escapeHtml(table.note)}</p>`}
<div class="scroll${table.columns.length > 8 ? " wide" : ""}" tabindex="0" role="group" aria-labelledby="${escapeHtml(table.id)}-title"><table><thead><tr>${head}</tr></thead>
<tbody>${body}</tbody></table></div>
</section>`;
}

function renderCell(cell: Cell, index: number): string {
  const value = escapeHtml(cell.text);
  const shown = cell.link === undefined ? `<span class="${tone(cell.text)}">${value}</span>` : `<a href="${escapeHtml(filterHash(cell.link))}">${value}</a>`;
  const detail = cell.detail === undefined ? "" : `<small>${escapeHtml(cell.detail)}</small>`;
  return index === 0 ? `<th scope="row">${shown}${detail}</th>` : `<td>${shown}${detail}</td>`;
}

function tone(text: string): string {
  if (text.startsWith("✓")) return "pass";
  if (text.startsWith("✗")) return "fail";
  return text.includes("not measured") || text.includes("cannot be read") ? "missing" : "plain";
}
