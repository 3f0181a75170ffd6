import type { Change, HeadlineRate, Rate } from "../records/summary.ts";
import { changeRange, counts, meanDetail, percent, points, range } from "./format.ts";
import type { TranscriptFilter } from "./transcript-filter.ts";

/** One cell: the number, what qualifies it, and the transcripts behind it. */
export interface Cell {
  readonly text: string;
  readonly detail?: string;
  /** Instead of the detail where there is little room. */
  readonly brief?: string;
  readonly link?: TranscriptFilter;
}

/** A table once, for the terminal, Markdown and HTML alike. The first column names the row. */
export interface Table {
  readonly id: string;
  readonly title: string;
  /** One sentence or two on how to read it. */
  readonly note: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export function text(value: string, detail?: string): Cell {
  return detail === undefined || detail === "" ? { text: value } : { text: value, detail };
}

/** A pooled rate. A count of 0 links to all n transcripts, so that the zero can be looked at. */
export function rateCell(rate: Rate, link: TranscriptFilter): Cell {
  if (rate.rate === null) return text(percent(null), rate.unscored > 0 ? `${rate.unscored} unscored` : undefined);
  return { text: percent(rate.rate), detail: `${range(rate)}; ${counts(rate)}`, brief: `${rate.count}/${rate.n}`, link: evidence(rate, link) };
}

/** A headline rate: mean over evaluations, pooled counts in the detail. */
export function headlineCell(rate: HeadlineRate, link: TranscriptFilter): Cell {
  if (rate.meanOverEvaluations.rate === null) return text(percent(null));
  return { text: percent(rate.meanOverEvaluations.rate), detail: meanDetail(rate), brief: `${rate.count}/${rate.n}`, link: evidence(rate, link) };
}

export function changeCell(change: Change, link?: TranscriptFilter): Cell {
  if (change.change === null) return text(points(null));
  const cell = { ...text(points(change.change), changeRange(change)), brief: "" };
  return link === undefined ? cell : { ...cell, link };
}

function evidence(rate: Rate, { outcome, ...rest }: TranscriptFilter): TranscriptFilter {
  return rate.count === 0 || outcome === undefined ? rest : { ...rest, outcome };
}
