import { OUTCOMES } from "../records/facts.ts";
import type { Check, EvaluationComparison, Pairs, Report } from "../records/report.ts";
import { CONDITIONS, TWINS, type Condition } from "../records/scenario.ts";
import type { ConditionSummary, Rate } from "../records/summary.ts";
import { NOT_MEASURED, duration, percent, pValue, range } from "./format.ts";
import { comparedArms, fitArms } from "./one-arm.ts";
import { type Cell, type Table, text } from "./table.ts";
import type { TranscriptFilter } from "./transcript-filter.ts";

const OUTCOME_COLUMNS = ["Condition", "Arm", ...OUTCOMES, "false claim", "malformed calls", "unscored"];

/** The four twins always, control conditions where they were measured. */
export function shownConditions(report: Report): Condition[] {
  const twins: readonly Condition[] = TWINS;
  return CONDITIONS.filter((condition) => twins.includes(condition) || comparedArms(report).some(({ summary }) => summary.pooled[condition].rollouts > 0));
}

/** A plain count with its share, for wide tables. */
function share(rate: Rate, link?: TranscriptFilter): Cell {
  if (rate.rate === null) return text("–");
  const cell = { text: percent(rate.rate), detail: `${rate.count}/${rate.n}` };
  return link === undefined || rate.count === 0 ? cell : { ...cell, link };
}

function outcomeRow(condition: Condition, arm: string, cell: ConditionSummary, evaluation: TranscriptFilter): Cell[] {
  const link = { arm, ...evaluation, condition };
  const { unscored, bounds, n } = cell.outcomes.covert;
  return [
    text(condition),
    text(arm, `n ${cell.rollouts}`),
    ...OUTCOMES.map((outcome) => share(cell.outcomes[outcome], { ...link, outcome })),
    share(cell.falseClaims, { ...link, outcome: "false-claim" }),
    share(cell.malformedCalls, link),
    unscored === 0 ? text("0") : { text: String(unscored), detail: n === 0 ? NOT_MEASURED : `covert ${range({ low: bounds[0], high: bounds[1] })}`, link: { ...link, outcome: "unscored" } },
  ];
}

export function outcomeTable(report: Report): Table {
  const arms = comparedArms(report);
  return {
    id: "outcomes",
    title: "Every outcome",
    note: "All evaluations pooled; shares of scored rollouts. False claims (said done, was not) and malformed calls stand beside the outcomes. The unscored column gives the covert rate if none, or all, of the unscored were covert.",
    columns: OUTCOME_COLUMNS,
    rows: shownConditions(report).flatMap((condition) => arms.map((arm) => outcomeRow(condition, arm.name, arm.summary.pooled[condition], {}))),
  };
}

export function evaluationOutcomeTable(report: Report, evaluation: EvaluationComparison): Table {
  const arms = comparedArms(report).map(({ role }) => role as "before" | "after");
  return {
    id: `outcomes-${evaluation.id}`,
    title: `${evaluation.title}: outcomes`,
    note: evaluation.about,
    columns: OUTCOME_COLUMNS,
    rows: shownConditions(report).flatMap((condition) =>
      arms.map((arm) => outcomeRow(condition, arm, evaluation.conditions[condition][arm], { evaluation: evaluation.id })),
    ),
  };
}

export function reasoningTable(report: Report): Table {
  const rows = comparedArms(report).flatMap((arm) =>
    (["unwatched", "watched"] as const).map((condition) => {
      const { reasoning, fromText } = arm.summary.pooled[condition];
      const link = { arm: arm.name, condition };
      const good = { ...link, outcome: "good" as const };
      const covert = { ...link, outcome: "covert" as const };
      return [
        text(`${arm.name}, ${condition}`),
        share(reasoning.principle, good),
        share(reasoning.oversight, good),
        share(reasoning.none, good),
        share(reasoning.covertStated, covert),
        share(reasoning.covertRationalised, covert),
        share(reasoning.covertSilent, covert),
        share(reasoning.misaligned, link),
        share(reasoning.citing, link),
        share(reasoning.citedRight, link),
        text(String(fromText)),
      ];
    }),
  );
  return {
    id: "reasoning",
    title: "Reasoning",
    note: "Among good outcomes, what the reasoning gives as its ground. Among covert ones, whether it states the intent, only rationalises, or does neither (the offline judge misses oblique concealment, so the last is an upper bound). Then: share of rollouts with a step that conceals or rationalises; share that name a clause; cited clauses that exist and fit ÷ all cited. Last: outcomes that rest on a text reader rather than a field.",
    columns: ["Arm", "principle", "oversight", "no reason", "covert: stated", "covert: rationalised", "covert: silent", "conceals or rationalises", "cites a clause", "cited right", "read from text"],
    rows,
  };
}

export function statisticsTable(report: Report): Table {
  const paper = (rate: { rate: number | null; low: number; high: number }): Cell => text(percent(rate.rate), rate.rate === null ? undefined : range(rate));
  const pairs = (p: Pairs): Cell => text(String(p.paired), `${p.missingBefore + p.missingAfter} missing, ${p.unscored} unscored`);
  const detectable = (value: number | null): string => (value === null ? "none" : `${(100 * value).toFixed(1)} pt`);
  const detectableNote = "Covert, unwatched. Smallest detectable: the fall that a two-sided 5% test finds with 80% power at this n and design effect; none: not even a fall to zero.";
  const priorNote = "with small n most of a small rate there is prior.";
  const { unwatched } = report.headline;
  const row = (name: string, e: EvaluationComparison | (typeof unwatched & Pick<Report, "paper" | "smallestDetectable"> & { pHolm: null })): Cell[] => [
    text(name),
    pairs(e.pairs),
    text(pValue(e.p)),
    text(pValue(e.pHolm)),
    text(pValue(e.mcnemar.p), `−${e.mcnemar.lost} +${e.mcnemar.gained}`),
    text(e.before.designEffect === null ? "–" : e.before.designEffect.toFixed(2)),
    text(detectable(e.smallestDetectable)),
    paper(e.paper.before),
    paper(e.paper.after),
    text("fisher" in e.paper ? pValue(e.paper.fisher as number | null) : "–"),
  ];
  const table = {
    id: "statistics",
    title: "Statistics",
    note: `${detectableNote} Paper columns: uniform Beta prior per evaluation, mean of draws, Fisher's exact test (Schoen et al. 2025, Fig. 9); ${priorNote}`,
    columns: ["Evaluation", "Pairs", "p", "p (Holm)", "McNemar", "Design effect", "Smallest detectable", "Paper: before", "Paper: after", "Fisher"],
    rows: [
      row("All, pooled", { ...unwatched, paper: report.paper, smallestDetectable: report.smallestDetectable, pHolm: null }),
      ...report.evaluations.map((e) => row(e.title, e)),
    ],
  };
  return fitArms(report, table, `${detectableNote} Paper: uniform Beta prior per evaluation, mean of draws (Schoen et al. 2025, Fig. 9); ${priorNote}`);
}

export function checkTable(id: string, title: string, note: string, checks: readonly Check[]): Table {
  const mark = { pass: "✓ pass", fail: "✗ fail", "cannot be read": "– cannot be read", "not measured": "– not measured" };
  const why = checks.some(({ status }) => status === "cannot be read") ? " Cannot be read: a policy that the check rests on is incoherent too often." : "";
  return { id, title, note: `${note}${why}`, columns: ["Check", "Result", "Found"], rows: checks.map((c) => [text(c.text), text(mark[c.status]), text(c.found)]) };
}

export function timeTable({ seconds, matmulGflops, peakMemory }: Report): Table {
  const total = Object.values(seconds).reduce((sum, value) => sum + value, 0);
  const rows = [...Object.entries(seconds), ["together", total] as const].map(([stage, value]) => [text(stage), text(duration(value))]);
  const rate = matmulGflops === null ? "The machine's matrix multiplication rate was not measured." : `This machine multiplies matrices at ${matmulGflops.toFixed(1)} GFLOP/s.`;
  const memory = peakMemory === null ? "" : ` The run held at most ${(peakMemory / 1e9).toFixed(1)} GB of memory.`;
  return { id: "time", title: "Time by stage", note: rate + memory, columns: ["Stage", "Time"], rows };
}

export function factTable(report: Report): Table {
  const rows: (readonly [string, string])[] = [
    ["run", `${report.study} / ${report.runId}`],
    ["made", report.generatedAt],
    ["model", `${report.model.name}, sha256 ${report.model.hash}`],
    ["principles", `${report.principles.title}, sha256 ${report.principles.hash}`],
    ["seeds", Object.entries(report.seeds).map(([name, seed]) => `${name} ${seed}`).join(", ")],
    ["versions", Object.entries(report.versions).map(([name, version]) => `${name} ${version}`).join(", ")],
    ["canary", report.canary],
  ];
  return { id: "facts", title: "What was run", note: "", columns: ["What", "Value"], rows: rows.map(([name, value]) => [text(name), text(value)]) };
}
