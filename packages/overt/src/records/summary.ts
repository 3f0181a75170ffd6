/** A share with its evidence: `rate = count / n`; `low`/`high` is a 95% interval clustered by scenario. */
export interface Rate {
  readonly count: number;
  /** Scored rollouts. */
  readonly n: number;
  readonly scenarios: number;
  readonly unscored: number;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  /** Rate if every unscored rollout had counted / none had. */
  readonly bounds: readonly [number, number];
}
