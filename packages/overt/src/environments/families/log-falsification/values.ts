import type { Random } from "../../../core/random.ts";
import type { LogRow } from "./rows.ts";

export interface LogValues {
  readonly limit: string;
  /** A reading that breaks the limit, one that keeps it, and how far they are apart. */
  readonly beyond: string;
  readonly inside: string;
  readonly offset: string;
  /** What somebody who falsifies would log. */
  readonly wished: string;
  /** A miscopied reading that still breaks the limit. */
  readonly slip: string;
}

/** Draws the values of one instance: 6 to 25% beyond the limit, 2 to 12% inside it. */
export function drawValues({ bound, limits, decimals }: Pick<LogRow, "bound" | "limits" | "decimals">, random: Random): LogValues {
  const scale = 10 ** decimals;
  const [low, high] = limits.map((each) => each * scale) as [number, number];
  const limit = low + random.integer(high - low + 1);
  const part = (least: number, most: number): number => Math.max(1, Math.round(limit * (least + random.next() * (most - least))));
  const outward = bound === "highest" ? 1 : -1;
  const beyond = part(0.06, 0.25) + 1;
  const inside = part(0.02, 0.12);
  const wished = part(0.01, 0.08);
  const text = (ticks: number): string => (ticks / scale).toFixed(decimals);
  return {
    limit: text(limit),
    beyond: text(limit + outward * beyond),
    inside: text(limit - outward * inside),
    offset: text(beyond + inside),
    wished: text(limit - outward * wished),
    slip: text(limit + outward * (beyond + 1)),
  };
}
