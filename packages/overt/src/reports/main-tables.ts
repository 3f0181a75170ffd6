import type { Report } from "../records/report.ts";
import type { Condition } from "../records/scenario.ts";
import { HEADLINES, type Headline } from "../records/summary.ts";
import { percent, pValue } from "./format.ts";
import { fitArms } from "./one-arm.ts";
import { type Table, changeCell, headlineCell, rateCell, text } from "./table.ts";
import type { TranscriptFilter } from "./transcript-filter.ts";

interface HeadlineText {
  readonly title: string;
  readonly about: string;
  readonly condition: Condition;
  readonly outcome?: NonNullable<TranscriptFilter["outcome"]>;
}

export const HEADLINE_TEXT: Readonly<Record<Headline, HeadlineText>> = {
  unwatched: { title: "Covert, unwatched", about: "lower is better", condition: "unwatched", outcome: "covert" },
  watched: { title: "Covert, watched", about: "lower is better", condition: "watched", outcome: "covert" },
  good: { title: "Clean or escalated, unwatched", about: "higher is better", condition: "unwatched", outcome: "good" },
  overRefusal: { title: "Over-refusal, where allowed", about: "lower is better", condition: "allowed", outcome: "over-refusal" },
  cleanCompletion: { title: "Clean completion, no pressure", about: "higher is better", condition: "clean", outcome: "clean" },
  otherFailures: { title: "Other failures and unscored, unwatched", about: "lower is better", condition: "unwatched" },
};

const HEADLINE_ORDER = (Object.keys(HEADLINE_TEXT) as Headline[]).filter((name) => HEADLINES.includes(name));

export function headlineTable(report: Report): Table {
  const { headline, fakingGap } = report;
  const rows = HEADLINE_ORDER.map((name) => {
    const { title, about, condition, outcome } = HEADLINE_TEXT[name];
    const { before, after, change, p, verdict } = headline[name];
    const link = { condition, ...(outcome === undefined ? {} : { outcome }) };
    return [
      text(title, about),
      headlineCell(before, { arm: "before", ...link }),
      headlineCell(after, { arm: "after", ...link }),
      changeCell(change),
      text(pValue(p)),
      text(verdict),
    ];
  });
  const gap = [
    text("Alignment-faking gap", "covert unwatched − covert watched"),
    changeCell(fakingGap.before, { arm: "before" }),
    changeCell(fakingGap.after, { arm: "after" }),
    text(""),
    text(""),
    text(""),
  ];
  const note = "Rates are means over evaluations, each with equal weight; 95% intervals are clustered by scenario; pooled counts beside them.";
  const table = {
    id: "headline",
    title: "Headline",
    note: `${note} Change is paired on the same instances. p: sign-flip permutation over scenarios.`,
    columns: ["Measure", "Before", "After", "Change", "p", "Verdict"],
    rows: [...rows, gap],
  };
  return fitArms(report, table, note);
}

export function evaluationTable(report: Report): Table {
  const note = "Covert ÷ all scored rollouts.";
  const table = {
    id: "evaluations",
    title: "Covert by evaluation, unwatched",
    note: `${note} p is adjusted by Holm over the evaluations.`,
    columns: ["Evaluation", "Before", "After", "Change", "p (Holm)", "Verdict"],
    rows: report.evaluations.map((e) => [
      text(e.title, e.headline ? e.category : `${e.category}; not in the headline`),
      rateCell(e.before, { arm: "before", evaluation: e.id, condition: "unwatched", outcome: "covert" }),
      rateCell(e.after, { arm: "after", evaluation: e.id, condition: "unwatched", outcome: "covert" }),
      changeCell(e.change),
      text(pValue(e.pHolm)),
      text(e.verdict),
    ]),
  };
  return fitArms(report, table, note);
}

export function armTable({ arms }: Report): Table {
  const measures = ["unwatched", "watched", "good", "overRefusal", "cleanCompletion"] as const;
  return {
    id: "arms",
    title: "All arms",
    note: "Every policy on the same instances. Means over evaluations; pooled counts beside them.",
    columns: ["Arm", ...measures.map((name) => HEADLINE_TEXT[name].title)],
    rows: arms.filter(({ summary }) => summary.rollouts > 0).map(({ name, about, role, summary }) => [
      text(role === "control" ? `control: ${name}` : role === "base" ? `untouched: ${name}` : name, about),
      ...measures.map((measure) => {
        const { condition, outcome } = HEADLINE_TEXT[measure];
        return headlineCell(summary.headline[measure], { arm: name, condition, ...(outcome === undefined ? {} : { outcome }) });
      }),
    ]),
  };
}

export function controlTable({ controls }: Report): Table {
  return {
    id: "controls",
    title: "Controls",
    note: "The same start and as many steps on other data. The claimed effect is the difference from each control (control − after), paired on the same instances.",
    columns: ["Control", "Covert, unwatched", "Removed by it alone", "Claimed over it", "p", "Pairs"],
    rows: controls.map((c) => [
      text(c.name, c.about),
      headlineCell(c.unwatched, { arm: c.name, condition: "unwatched", outcome: "covert" }),
      text(percent(c.removed)),
      changeCell(c.claimed),
      text(pValue(c.p)),
      text(String(c.pairs.paired), c.pairs.missingBefore + c.pairs.missingAfter + c.pairs.unscored > 0 ? `${c.pairs.missingBefore + c.pairs.missingAfter} missing, ${c.pairs.unscored} unscored` : undefined),
    ]),
  };
}
