import { STEP_LABELS, type StepLabel } from "../../records/reasoning.ts";

/** Weight of a feature for each label, in the order of `STEP_LABELS`. */
export type Weights = Readonly<Record<string, readonly number[]>>;

/** Log-odds of each label, up to a constant. */
export function scoresOf(features: readonly string[], weights: Weights): number[] {
  const scores = STEP_LABELS.map(() => 0);
  for (const feature of features) {
    const row = weights[feature];
    if (row !== undefined) for (let label = 0; label < scores.length; label++) scores[label]! += row[label]! * scaleOf(feature);
  }
  return scores;
}

export function bestLabel(scores: readonly number[]): StepLabel {
  return STEP_LABELS[scores.indexOf(Math.max(...scores))]!;
}

/** Words count for less than signals, so that a few texts cannot make a word decide by itself. */
function scaleOf(feature: string): number {
  return feature.startsWith("pair:") ? 0.25 : feature.startsWith("word:") ? 0.4 : 1;
}

export interface Example {
  readonly features: readonly string[];
  readonly label: StepLabel;
}

/** Multinomial logistic regression with L2, by full-batch gradient descent: the same weights on every run. Features seen in fewer than `minCount` examples are left out. */
export function fitWeights(examples: readonly Example[], { l2 = 0.003, iterations = 400, rate = 1, minCount = 2 } = {}): Weights {
  const counts = new Map<string, number>();
  for (const { features } of examples) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const weights: Record<string, number[]> = {};
  for (const [feature, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) if (count >= minCount) weights[feature] = STEP_LABELS.map(() => 0);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const gradient = new Map<string, number[]>();
    for (const { features, label } of examples) {
      const scores = scoresOf(features, weights);
      const top = Math.max(...scores);
      const odds = scores.map((score) => Math.exp(score - top));
      const total = odds.reduce((sum, value) => sum + value, 0);
      const error = odds.map((value, index) => (value / total - (STEP_LABELS[index] === label ? 1 : 0)) / examples.length);
      for (const feature of features) {
        if (weights[feature] === undefined) continue;
        const row = gradient.get(feature) ?? STEP_LABELS.map(() => 0);
        gradient.set(feature, row.map((value, index) => value + error[index]! * scaleOf(feature)));
      }
    }
    for (const [feature, row] of gradient) weights[feature] = weights[feature]!.map((value, index) => value - rate * (row[index]! + l2 * value));
  }
  return weights;
}
