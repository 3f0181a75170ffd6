import { OUTCOMES } from "../../records/facts.ts";
import type { Report } from "../../records/report.ts";
import { shownConditions } from "../detail-tables.ts";
import { percent } from "../format.ts";
import { comparedArms } from "../one-arm.ts";
import { filterHash } from "../transcript-filter.ts";
import { escapeHtml } from "./escape.ts";

const LEFT = 150;
const WIDTH = 760;
const BAR = 24;

/** What became of every scored rollout: one bar for each condition and compared arm. Wide pieces carry their name; all
 * of them are in the table below. */
export function renderOutcomeBars(report: Report): string {
  const arms = comparedArms(report);
  const group = arms.length * BAR + 22;
  const conditions = shownConditions(report);
  const bars = conditions.flatMap((condition, c) =>
    arms.map((arm, a) => {
      const cell = arm.summary.pooled[condition];
      const y = c * group + a * (BAR + 3) + 4;
      const title = a === 0 ? `<text class="label" x="10" y="${y + (arms.length === 1 ? BAR / 2 + 4 : BAR + 6)}">${condition}</text>` : "";
      const name = `<text class="tick" x="${LEFT - 8}" y="${y + BAR / 2 + 4}" text-anchor="end">${escapeHtml(arm.name)}</text>`;
      if (cell.outcomes.covert.n === 0) return `${title}${name}<text class="tick" x="${LEFT + 4}" y="${y + BAR / 2 + 4}">not measured</text>`;
      let at = LEFT;
      const pieces = OUTCOMES.map((outcome) => {
        const { rate } = cell.outcomes[outcome];
        const width = Math.round((WIDTH - LEFT - 10) * (rate ?? 0) * 10) / 10;
        if (width === 0) return "";
        const x = Math.round(at * 10) / 10;
        at += width;
        const words = `${arm.name}, ${condition}: ${outcome} ${percent(rate)}`;
        const shown = `${outcome} ${percent(rate)}`;
        const inside = width > 7 * shown.length + 8 ? shown : width > 7 * outcome.length + 8 ? outcome : "";
        const label = inside === "" ? "" : `<text class="inside ${outcome}" x="${Math.round((x + width / 2) * 10) / 10}" y="${y + BAR / 2 + 4}" text-anchor="middle">${inside}</text>`;
        const link = filterHash({ arm: arm.name, condition, outcome });
        return `<a href="${escapeHtml(link)}" aria-label="${escapeHtml(words)}"><title>${escapeHtml(words)}</title><rect class="piece ${outcome}" x="${x}" y="${y}" width="${width}" height="${BAR}"/>${label}</a>`;
      });
      return `${title}${name}${pieces.join("")}`;
    }),
  );
  return `<svg class="figure" viewBox="0 0 ${WIDTH} ${conditions.length * group}" role="group" aria-label="Outcomes by condition">${bars.join("\n")}</svg>`;
}

/** Colour key of the outcomes; the names stand in the bars and the table, too. */
export function renderOutcomeKey(): string {
  return `<ul class="key">${OUTCOMES.map((outcome) => `<li><span class="swatch ${outcome}"></span>${outcome}</li>`).join("")}</ul>`;
}
