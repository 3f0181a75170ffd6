/** How far a stage is. Stages tell a `Progress`; the command line shows it. */
export interface Progress {
  /** Begins a stage of `total` units of work, e.g. `start("collecting", 480, "rollouts")`. */
  start(title: string, total: number, unit: string): StageProgress;
  /** A line for the reader, between stages. */
  note(text: string): void;
}

export interface StageProgress {
  /** `n` more units are done. Units done before the first `advance` after a resume may be given as `advance(n, "earlier")`,
   * so that they do not count towards the rate. */
  advance(n: number, when?: "earlier"): void;
  /** The stage is over, whether or not the total was reached. */
  finish(): void;
}

/** For callers that want no display, and for tests. */
export const silentProgress: Progress = {
  start: () => ({ advance: () => undefined, finish: () => undefined }),
  note: () => undefined,
};

/** Rate and time left of one stage. Work that an earlier attempt had done does not count towards the rate. */
export class Pace {
  readonly total: number;
  #done = 0;
  #earlier = 0;
  readonly #startedMs: number;

  constructor(total: number, nowMs: number) {
    this.total = total;
    this.#startedMs = nowMs;
  }

  get done(): number {
    return this.#done;
  }

  /** Of `done`, what an earlier attempt had done. */
  get earlier(): number {
    return this.#earlier;
  }

  advance(n: number, when?: "earlier"): void {
    this.#done += n;
    if (when === "earlier") this.#earlier += n;
  }

  seconds(nowMs: number): number {
    return (nowMs - this.#startedMs) / 1000;
  }

  /** Units a second in this attempt; null before the first. */
  rate(nowMs: number): number | null {
    const fresh = this.#done - this.#earlier;
    const seconds = this.seconds(nowMs);
    return fresh > 0 && seconds > 0 ? fresh / seconds : null;
  }

  /** Seconds that the rest will take at this rate; null while the rate is not known. */
  left(nowMs: number): number | null {
    const rate = this.rate(nowMs);
    return rate === null ? null : Math.max(0, this.total - this.#done) / rate;
  }
}

/** `45 s`, `3 min 05 s`, `2 h 07 min`. */
export function formatSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}
