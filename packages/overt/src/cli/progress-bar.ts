import { formatSeconds, Pace, type Progress, type StageProgress } from "../core/progress.ts";

export interface ProgressOutput {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface ProgressOptions {
  readonly output: ProgressOutput;
  /** No lines at all. */
  readonly quiet?: boolean;
  /** Plain lines even on a terminal (NO_COLOR, TERM=dumb, --json). */
  readonly plain?: boolean;
  readonly now?: () => number;
  /** Seconds between two plain lines of one stage. */
  readonly intervalSeconds?: number;
}

export interface ClosableProgress extends Progress {
  /** Ends a line that is being redrawn, so that what is printed next (an error, a table) stands on its own line. */
  close(): void;
}

const REDRAW_MS = 100;

/**
 * Shows progress: on a terminal one line per stage, drawn again in place; elsewhere a plain line at the start, at
 * intervals that grow with the stage, and at the end.
 */
export function createProgress(options: ProgressOptions): ClosableProgress {
  const { output, quiet = false } = options;
  const now = options.now ?? (() => performance.now());
  const redraw = output.isTTY === true && options.plain !== true;
  const line = (text: string): void => {
    if (!quiet) output.write(`${redraw ? "\r\u001b[K" : ""}${text}\n`);
  };
  let open: StageProgress | null = null;
  return {
    note: line,
    start(title, total, unit) {
      if (quiet) return { advance: () => undefined, finish: () => undefined };
      const pace = new Pace(total, now());
      open = redraw ? redrawn(title, unit, pace, output, now) : plainLines(title, unit, pace, line, now, options.intervalSeconds ?? 15);
      return open;
    },
    close() {
      if (redraw) open?.finish();
      open = null;
    },
  };
}

function redrawn(title: string, unit: string, pace: Pace, output: ProgressOutput, now: () => number): StageProgress {
  let drawnAt = -Infinity;
  let finished = false;
  const draw = (text: string): void => {
    const width = Math.max(20, (output.columns ?? 80) - 1);
    output.write(`\r\u001b[K${text.length > width ? `${text.slice(0, width - 1)}…` : text}`);
    drawnAt = now();
  };
  draw(describe(title, unit, pace, now()));
  return {
    advance(n, when) {
      pace.advance(n, when);
      if (!finished && now() - drawnAt >= REDRAW_MS) draw(`${bar(pace)} ${describe(title, unit, pace, now())}`);
    },
    finish() {
      if (finished) return;
      finished = true;
      draw(summary(title, unit, pace, now()));
      output.write("\n");
    },
  };
}

function plainLines(title: string, unit: string, pace: Pace, line: (text: string) => void, now: () => number, seconds: number): StageProgress {
  let waitMs = seconds * 1000;
  let next = now() + waitMs;
  let finished = false;
  line(`${title}: ${pace.total} ${unit}`);
  return {
    advance(n, when) {
      pace.advance(n, when);
      const at = now();
      if (finished || at < next) return;
      line(describe(title, unit, pace, at));
      waitMs = Math.min(waitMs * 1.5, 60_000);
      next = at + waitMs;
    },
    finish() {
      if (finished) return;
      finished = true;
      line(summary(title, unit, pace, now()));
    },
  };
}

function describe(title: string, unit: string, pace: Pace, nowMs: number): string {
  const rate = pace.rate(nowMs);
  const left = pace.left(nowMs);
  const speed = rate === null ? "" : `, ${formatRate(rate, unit)}`;
  const time = left === null ? "" : `, ${formatSeconds(left)} left`;
  return `${title}: ${pace.done}/${pace.total} ${unit}${speed}${time}`;
}

function summary(title: string, unit: string, pace: Pace, nowMs: number): string {
  const of = pace.done === pace.total ? `${pace.done}` : `${pace.done}/${pace.total}`;
  const before = pace.earlier > 0 ? ` (${pace.earlier} before)` : "";
  return `${title}: ${of} ${unit}${before} in ${formatSeconds(pace.seconds(nowMs))}`;
}

function formatRate(rate: number, unit: string): string {
  if (rate >= 10) return `${Math.round(rate)} ${unit}/s`;
  if (rate >= 0.1) return `${rate.toFixed(1)} ${unit}/s`;
  return `${(rate * 60).toFixed(1)} ${unit}/min`;
}

function bar(pace: Pace): string {
  const share = pace.total === 0 ? 1 : Math.min(1, pace.done / pace.total);
  const filled = Math.round(share * 16);
  return `[${"#".repeat(filled)}${"·".repeat(16 - filled)}]`;
}
