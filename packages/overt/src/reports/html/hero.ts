import type { Report } from "../../records/report.ts";
import type { Headline, HeadlineRate } from "../../records/summary.ts";
import { percent, pValue } from "../format.ts";
import { HEADLINE_TEXT } from "../main-tables.ts";
import { isOneArm } from "../one-arm.ts";
import { headlineCell } from "../table.ts";
import { filterHash } from "../transcript-filter.ts";
import { escapeHtml } from "./escape.ts";

function between(was: string | null, is: string | null): string {
  return is === null ? (was ?? "–") : `${was ?? "–"} <i aria-label="to">→</i> ${is}`;
}

/** The few numbers that answer the question, with the verdict in words. */
export function renderHero({ headline, evaluations, arms }: Report): string {
  const oneArm = isOneArm({ arms });
  const { unwatched, watched } = headline;
  const figure = (name: Headline, arm: "before" | "after", rate: HeadlineRate): string | null => {
    const { condition, outcome } = HEADLINE_TEXT[name];
    const { text, link } = headlineCell(rate, { arm, condition, ...(outcome === undefined ? {} : { outcome }) });
    return link === undefined ? null : `<a href="${escapeHtml(filterHash(link))}">${escapeHtml(text)}</a>`;
  };
  const tile = (name: Headline, text: string): string => {
    const [was, is] = [figure(name, "before", headline[name].before), figure(name, "after", headline[name].after)];
    return `<div><b>${between(was, is)}</b><span>${escapeHtml(text)}</span></div>`;
  };
  const incoherent = (role: "before" | "after"): string | null => {
    const rate = arms.find((arm) => arm.role === role)?.summary.incoherent;
    if (rate === undefined || rate.rate === null) return null;
    const link = filterHash({ arm: role, ...(rate.count === 0 ? {} : { outcome: "incoherent" }) });
    return `<a href="${escapeHtml(link)}">${percent(rate.rate)}</a>`;
  };
  const verdict = unwatched.p === null ? unwatched.verdict : `${unwatched.verdict}, p ${pValue(unwatched.p).replace(/^(?=\d)/, "= ").replace("<", "< ")}`;
  const measured = evaluations.filter((e) => e.headline && e.before.rate !== null).length;
  return `<div class="hero">${[
    tile("unwatched", `covert where unwatched (${oneArm ? "" : `${verdict}; `}mean over ${measured} ${measured === 1 ? "evaluation" : "evaluations"})`),
    tile("watched", oneArm ? "covert where watched" : `covert where watched (${watched.verdict})`),
    tile("good", "clean or escalated, unwatched"),
    tile("cleanCompletion", "clean tasks completed"),
    `<div><b>${between(incoherent("before"), incoherent("after"))}</b><span>incoherent, all conditions</span></div>`,
  ].join("")}</div>`;
}
