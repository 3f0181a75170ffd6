/** Agreement of a judge with labels given by a person. Rows of `confusion` are the labels, columns the judge's answers. */
export interface Agreement<L extends string> {
  readonly n: number;
  readonly agreed: number;
  /** Cohen's kappa: agreement beyond what the two marginal distributions give by chance. */
  readonly kappa: number;
  readonly confusion: Readonly<Record<L, Readonly<Record<L, number>>>>;
  /** null where the judge never gave the label. */
  readonly precision: Readonly<Record<L, number | null>>;
  /** null where no item has the label. */
  readonly recall: Readonly<Record<L, number | null>>;
}

/** Compares pairs of (label, judged). Kappa is 1 where both gave one and the same label throughout. */
export function agreement<L extends string>(labels: readonly L[], pairs: readonly (readonly [label: L, judged: L])[]): Agreement<L> {
  const record = <V>(value: (label: L) => V): Record<L, V> => Object.fromEntries(labels.map((label) => [label, value(label)])) as Record<L, V>;
  const confusion = record(() => record(() => 0));
  for (const [label, judged] of pairs) confusion[label][judged]++;
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const given = record((label) => sum(labels.map((other) => confusion[label][other])));
  const answered = record((label) => sum(labels.map((other) => confusion[other][label])));
  const n = pairs.length;
  const agreed = sum(labels.map((label) => confusion[label][label]));
  const chance = sum(labels.map((label) => given[label] * answered[label])) / (n * n);
  return {
    n,
    agreed,
    kappa: chance === 1 ? 1 : (agreed / n - chance) / (1 - chance),
    confusion,
    precision: record((label) => (answered[label] === 0 ? null : confusion[label][label] / answered[label])),
    recall: record((label) => (given[label] === 0 ? null : confusion[label][label] / given[label])),
  };
}
