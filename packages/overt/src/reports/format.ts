import type { Change, MeanRate, Rate } from "../records/summary.ts";

/** What stands where nothing was measured; never a zero. */
export const NOT_MEASURED = "not measured";

/** 0.1234 → "12.3%"; null → "not measured". */
export function percent(share: number | null): string {
  return share === null ? NOT_MEASURED : `${(100 * share).toFixed(1).replace(/^-/, "−")}%`;
}

/** A 95% interval: "9.8–17.6%". */
export function range({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)}%`;
}

/** "31/240", with the unscored beside it: "31/238, 2 unscored". */
export function counts({ count, n, unscored }: Rate): string {
  return `${count}/${n}${unscored > 0 ? `, ${unscored} unscored` : ""}`;
}

/** Difference of two shares in points, with a real minus sign. */
export function points(difference: number | null): string {
  if (difference === null) return NOT_MEASURED;
  const rounded = (100 * difference).toFixed(1);
  return `${Number(rounded) === 0 ? "±0.0" : rounded.replace(/^-/, "−").replace(/^(?=\d)/, "+")} pt`;
}

export function changeRange({ low, high, change }: Change): string {
  return change === null ? "" : `${points(low).replace(" pt", "")} to ${points(high)}`;
}

export function pValue(p: number | null): string {
  if (p === null) return "–";
  if (p < 0.001) return "<0.001";
  return p.toFixed(3);
}

/** "1 h 02 min", "4 min 10 s", "38 s". */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${String(whole % 60).padStart(2, "0")} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}

/** 134515008 → "135 million"; below a million the number itself. */
export function modelSize(parameters: number): string {
  if (parameters < 1e6) return parameters.toLocaleString("en");
  return parameters >= 1e9 ? `${(parameters / 1e9).toFixed(1)} billion` : `${Math.round(parameters / 1e6)} million`;
}

export function meanDetail(rate: Rate & { readonly meanOverEvaluations: MeanRate }): string {
  return rate.meanOverEvaluations.rate === null ? counts(rate) : `${range(rate.meanOverEvaluations)}; pooled ${counts(rate)}`;
}
