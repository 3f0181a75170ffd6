import type { BenchCase, CaseContext } from "../cases/case.ts";
import type { ContestantProcess } from "./contestant-process.ts";
import { interleave } from "./interleave.ts";
import { compare, fastest, ratesOf, type Comparison, type Sample } from "./statistics.ts";

/** One row of the results. */
export interface ResultRow extends Comparison {
  readonly name: string;
  readonly unit: string;
  readonly oursName: string;
  /** The fastest of the row's peers. */
  readonly peerName: string;
}

export interface CaseResult {
  readonly rows: readonly ResultRow[];
  /** Rows that could not be measured, with the reason. */
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
  /** Contestants that could not be had, or failed. */
  readonly unavailable: Readonly<Record<string, string>>;
  readonly notes: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, string>>;
}

/** Starts a case's contestants one after the other, measures them interleaved, and compares. */
export async function runCase({ contestants, rows }: BenchCase, context: CaseContext, repeats: number): Promise<CaseResult> {
  await using started = new AsyncDisposableStack();
  const running: ContestantProcess[] = [];
  const unavailable: Record<string, string> = {};
  for (const contestant of contestants) {
    context.note(`${contestant.id}: starting and warming up`);
    try {
      const process = started.use(await contestant.start(context));
      running.push(process);
      if (process.ready.note !== undefined) context.note(`${contestant.id}: ${process.ready.note}`);
    } catch (error) {
      unavailable[contestant.id] = error instanceof Error ? error.message : String(error);
      context.note(`${contestant.id}: left out: ${unavailable[contestant.id]}`);
    }
  }
  const { samples, failures } = await interleave(running, repeats, (id, round, { seconds }) => context.note(`${id}: round ${round + 1} of ${repeats}, ${seconds.toFixed(2)} s`));
  Object.assign(unavailable, Object.fromEntries(failures));
  return {
    ...compareRows(rows, samples, unavailable),
    unavailable,
    notes: Object.fromEntries(running.flatMap(({ id, ready }) => (ready.note === undefined ? [] : [[id, ready.note]]))),
    versions: Object.assign({}, ...running.map(({ ready }) => ready.versions)) as Record<string, string>,
  };
}

/** Rows of a case from its samples. A row needs ours and at least one of its peers. */
export function compareRows(rows: BenchCase["rows"], samples: ReadonlyMap<string, readonly Sample[]>, unavailable: Readonly<Record<string, string>>): Pick<CaseResult, "rows" | "skipped"> {
  const measured: ResultRow[] = [];
  const skipped: { name: string; reason: string }[] = [];
  for (const { name, ours, peers, work, peerWork = work, unit } of rows) {
    const rivals = peers.flatMap((id) => (samples.has(id) ? [{ id, rates: ratesOf(samples.get(id)!, peerWork) }] : []));
    const missing = !samples.has(ours) ? [ours] : peers.filter((id) => !samples.has(id));
    if (!samples.has(ours) || rivals.length === 0) {
      skipped.push({ name, reason: missing.map((id) => `${id}: ${unavailable[id] ?? "not measured"}`).join("; ") });
      continue;
    }
    const best = fastest(rivals);
    measured.push({ name, unit, oursName: ours, peerName: best.id, ...compare(ratesOf(samples.get(ours)!, work), best.rates) });
  }
  return { rows: measured, skipped };
}
