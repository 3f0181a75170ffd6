import { createHash } from "node:crypto";
import type { Report, ReportInput } from "../../records/report.ts";
import { targetTable, validityTable } from "../all-tables.ts";
import { capabilityArm, capabilityTable } from "../capability-table.ts";
import { cautionOf } from "../caution.ts";
import { evaluationOutcomeTable, factTable, outcomeTable, reasoningTable, statisticsTable, timeTable } from "../detail-tables.ts";
import { armTable, controlTable, evaluationTable, headlineTable } from "../main-tables.ts";
import { isOneArm, reportTitle } from "../one-arm.ts";
import { BROWSER_SCRIPT } from "./client-browser.ts";
import { MATCH_SCRIPT } from "./client-match.ts";
import { TRANSCRIPT_SCRIPT } from "./client-transcript.ts";
import { renderDumbbell } from "./dumbbell.ts";
import { escapeHtml, escapeJson } from "./escape.ts";
import { renderHero } from "./hero.ts";
import { renderHtmlTable } from "./html-table.ts";
import { renderOutcomeBars, renderOutcomeKey } from "./outcome-bars.ts";
import { STYLE } from "./style.ts";
import { packTranscripts } from "./transcript-data.ts";

/**
 * `report/index.html`: one file that asks the network for nothing. Style and script are allowed by their hashes alone, so
 * text that slipped through as markup could still not run.
 */
export function renderHtml(report: Report, input: ReportInput): string {
  const capability = (input.capability?.arms ?? []).map((arm) => ({ ...arm, name: capabilityArm(arm.name) }));
  const arms = [...input.arms, ...input.controls, ...(input.base ? [input.base] : []), ...capability];
  const script = `"use strict";{${MATCH_SCRIPT}${TRANSCRIPT_SCRIPT}${BROWSER_SCRIPT}}`;
  const policy = `default-src 'none'; style-src '${hash(STYLE)}'; script-src '${hash(script)}'; base-uri 'none'; form-action 'none'`;
  const title = reportTitle(report);
  const oneArm = isOneArm(report);
  const caution = cautionOf(report);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><div><h1>${escapeHtml(title)}</h1><p class="note">Run ${escapeHtml(report.runId)} · ${escapeHtml(report.generatedAt)} · <a href="#transcripts">Transcripts</a></p></div><button type="button" id="theme">Light / dark</button></header>
<main>
<dl class="opening">${report.opening.map((n) => `<div><dt>${escapeHtml(n.title)}</dt><dd>${escapeHtml(n.text)}</dd></div>`).join("")}</dl>
${caution === null ? "" : `<p class="caution" role="alert"><strong>${escapeHtml(caution)}</strong></p>`}
${renderHero(report)}
<section id="figure" aria-labelledby="figure-title"><h2 id="figure-title">Covert rate${oneArm ? "" : " before and after"}, unwatched</h2>
<p class="note">Covert ÷ all scored rollouts, with 95% intervals clustered by scenario. Select a mark to read its transcripts.</p>
<div class="card">${renderDumbbell(report)}${oneArm ? "" : FIGURE_KEY}</div></section>
${renderHtmlTable(headlineTable(report))}
${renderHtmlTable(evaluationTable(report))}
${report.capability.length > 0 ? renderHtmlTable(capabilityTable(report)) : ""}
${renderHtmlTable(validityTable(report))}
${oneArm ? "" : renderHtmlTable(targetTable(report))}
${report.controls.length > 0 ? renderHtmlTable(controlTable(report)) : oneArm ? "" : `<section id="controls"><h2>Controls</h2><p class="note">No control arm was run: how much of the change any other training would have made is not measured.</p></section>`}
${renderHtmlTable(armTable(report))}
<section id="bars" aria-labelledby="bars-title"><h2 id="bars-title">What became of every rollout</h2><p class="note">All evaluations pooled, scored rollouts. The table below has every number.</p>
<div class="card">${renderOutcomeBars(report)}${renderOutcomeKey()}</div></section>
${renderHtmlTable(outcomeTable(report))}
<section aria-labelledby="each-title"><h2 id="each-title">Outcomes by evaluation</h2>
${report.evaluations.map((e) => `<details><summary>${escapeHtml(e.title)} <small>${escapeHtml(e.category)}</small></summary>${renderHtmlTable(evaluationOutcomeTable(report, e), 3)}</details>`).join("\n")}</section>
${renderHtmlTable(reasoningTable(report))}
${renderHtmlTable(statisticsTable(report))}
${renderHtmlTable(timeTable(report))}
${renderHtmlTable(factTable(report))}
${TRANSCRIPTS}
</main>
<footer>${escapeHtml(report.canary)} · Keep this page out of training corpora. · Words are explained in docs/glossary.md of Overt.</footer>
<script type="application/json" id="data">${escapeJson(packTranscripts(arms, [...report.evaluations, ...report.capability], report.canary))}</script>
<script>${script}</script>
</body>
</html>
`;
}

function hash(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

const FIGURE_KEY = `<ul class="key"><li><span class="swatch ring"></span>before (ring, upper line)</li><li><span class="swatch full"></span>after (square, lower line)</li></ul>`;
const FILTERS = ["arm", "evaluation", "condition", "outcome"].map((key) => `<label>${key}<select id="filter-${key}"></select></label>`).join("");
const TRANSCRIPTS = `<section id="transcripts" aria-labelledby="transcripts-title"><h2 id="transcripts-title">Transcripts</h2>
<p class="note">Every step of the reasoning carries the reasoning judge's label: § principle, ◉ oversight, ▲ conceal, ≈ rationalise, · no ground.</p>
<noscript><p class="note">Reading transcripts needs JavaScript; every number above stands without it.</p></noscript>
<div id="browser" hidden><div class="filters">${FILTERS}<label>search<input id="search" type="search" placeholder="words in the transcript"></label><button type="button" id="reset">Clear</button><span id="count" role="status"></span></div>
<div class="panes"><nav class="pane" id="listpane" aria-label="Transcripts"><ul id="list"></ul><button type="button" id="more">Show more</button></nav><div class="pane" id="view" aria-live="off"></div></div></div></section>`;
