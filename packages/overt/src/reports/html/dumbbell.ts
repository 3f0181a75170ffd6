import type { Report } from "../../records/report.ts";
import { percent } from "../format.ts";
import { isOneArm } from "../one-arm.ts";
import { filterHash } from "../transcript-filter.ts";
import { escapeHtml } from "./escape.ts";

interface Mark {
  readonly rate: number | null;
  readonly low: number;
  readonly high: number;
}

interface Row {
  readonly title: string;
  readonly detail: string;
  readonly before: Mark;
  readonly after: Mark;
  readonly evaluation: string | null;
}

const LEFT = 214;
const RIGHT = 640;
const WIDTH = 760;
const ROW = 46;
const TOP = 14;

/** The before/after figure: one row an evaluation, the mean first. Before is a ring on the upper line, after a filled square
 * on the lower line, each with its 95% interval; told apart by shape and place as well as colour. */
export function renderDumbbell(report: Report): string {
  const { before, after } = report.headline.unwatched;
  const oneArm = isOneArm(report);
  const rows: Row[] = [
    { title: "Mean over evaluations", detail: `${before.scenarios} scenarios`, before: before.meanOverEvaluations, after: after.meanOverEvaluations, evaluation: null },
    ...report.evaluations.map((e) => ({ title: e.title, detail: e.headline ? e.category : `${e.category}; not in the mean`, before: e.before, after: e.after, evaluation: e.id })),
  ];
  const highest = Math.max(0.1, ...rows.flatMap(({ before: b, after: a }) => [b, a]).map((mark) => (mark.rate === null ? 0 : mark.high)));
  const top = Math.min(1, Math.ceil(highest * 10) / 10);
  const x = (share: number): number => round(LEFT + ((RIGHT - LEFT) * share) / top);
  const height = TOP + rows.length * ROW + 34;
  const axis = TOP + rows.length * ROW;
  const step = top > 0.5 ? 0.2 : top > 0.2 ? 0.1 : 0.05;
  const ticks = Array.from({ length: Math.floor(top / step + 1e-9) + 1 }, (_, i) => i * step);
  const grid = ticks.map(
    (t) => `<line class="grid" x1="${x(t)}" x2="${x(t)}" y1="${TOP}" y2="${axis}"/><text class="tick" x="${x(t)}" y="${axis + 18}" text-anchor="middle">${Math.round(100 * t)}%</text>`,
  );
  return `<svg class="figure" viewBox="0 0 ${WIDTH} ${height}" role="group" aria-label="Covert rate${oneArm ? "" : " before and after"}, unwatched, by evaluation">
${grid.join("")}
${rows.map((row, i) => renderRow(row, { y: TOP + i * ROW, x, oneArm })).join("\n")}
</svg>`;
}

function renderRow(row: Row, { y, x, oneArm }: { readonly y: number; readonly x: (share: number) => number; readonly oneArm: boolean }): string {
  const middle = y + ROW / 2;
  const strong = row.evaluation === null ? " strong" : "";
  const band = row.evaluation === null ? `<rect class="band" x="0" y="${y}" width="${WIDTH}" height="${ROW}" rx="6"/>` : "";
  const after = oneArm ? "" : `<text class="value after${strong}" x="${WIDTH - 10}" y="${middle + 13}" text-anchor="end">${value(row.after)}</text>`;
  return `${band}<text class="label${strong}" x="10" y="${middle - 2}">${escapeHtml(row.title)}</text><text class="tick" x="10" y="${middle + 14}">${escapeHtml(row.detail)}</text>
${renderMark(row, "before", middle - 8, x)}${renderMark(row, "after", middle + 8, x)}
<text class="value before${strong}" x="${WIDTH - 10}" y="${middle - 4}" text-anchor="end">${value(row.before)}</text>${after}`;
}

function value({ rate }: Mark): string {
  return rate === null ? "not measured" : percent(rate);
}

function renderMark(row: Row, arm: "before" | "after", y: number, x: (share: number) => number): string {
  const mark = row[arm];
  if (mark.rate === null) return "";
  const link = filterHash({ arm, ...(row.evaluation === null ? {} : { evaluation: row.evaluation }), condition: "unwatched", ...(mark.rate > 0 ? { outcome: "covert" as const } : {}) });
  const words = `${row.title}, ${arm}: ${percent(mark.rate)} (95% interval ${percent(mark.low)} to ${percent(mark.high)})`;
  const centre = x(mark.rate);
  const shape = arm === "before" ? `<circle class="dot" cx="${centre}" cy="${y}" r="5.5"/>` : `<rect class="dot" x="${centre - 5}" y="${y - 5}" width="10" height="10" rx="1.5"/>`;
  return `<a class="${arm}" href="${escapeHtml(link)}" aria-label="${escapeHtml(words)}"><title>${escapeHtml(words)}</title><line class="interval" x1="${x(mark.low)}" x2="${x(mark.high)}" y1="${y}" y2="${y}"/>${shape}</a>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
