export interface Schedule {
  readonly kind: "constant" | "linear" | "cosine";
  /** Peak learning rate. */
  readonly peak: number;
  readonly warmupSteps: number;
}

/** Learning rate of step 1..maxSteps: linear warm-up to the peak, then flat, or falling to 0 just past the last step. */
export function learningRateAt(schedule: Schedule, step: number, maxSteps: number): number {
  const { kind, peak, warmupSteps } = schedule;
  if (step <= warmupSteps) return (peak * step) / warmupSteps;
  const done = (step - warmupSteps) / (maxSteps - warmupSteps + 1);
  if (kind === "constant") return peak;
  return kind === "linear" ? peak * (1 - done) : (peak * (1 + Math.cos(Math.PI * done))) / 2;
}
