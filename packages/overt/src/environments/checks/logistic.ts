/** A text as the indices of its features, each once, ascending or not. */
export type FeatureRow = ArrayLike<number>;

export interface LogisticModel {
  readonly weights: Float64Array; // [features]
  readonly bias: number;
}

export interface LogisticOptions {
  /** Weight of ½‖w‖² beside the mean loss; the bias is free. @default 1e-3 */
  readonly l2?: number;
  /** @default 200 */
  readonly iterations?: number;
}

/**
 * Logistic regression on binary features, each row scaled to length 1: minimises the mean log loss + l2/2 ‖w‖² by Nesterov's
 * accelerated gradient at a fixed step (rows of length 1 bound the curvature by 1/4 with the bias at 1/2). No randomness.
 * @throws RangeError where a label is missing.
 */
export function fitLogistic(rows: readonly FeatureRow[], labels: readonly boolean[], features: number, options: LogisticOptions = {}): LogisticModel {
  const { l2 = 1e-3, iterations = 200 } = options;
  if (rows.length !== labels.length) throw new RangeError(`${rows.length} rows have ${labels.length} labels; give one each.`);
  if (!labels.includes(true) || !labels.includes(false)) throw new RangeError("all rows have one label; a classifier needs both.");
  const size = features + 1; // the bias stands last
  let at: Float64Array = new Float64Array(size);
  const ahead = new Float64Array(size);
  const step = 1 / (0.5 + l2);
  for (let k = 0; k < iterations; k++) {
    const next = lossGradient(ahead, rows, labels, l2);
    for (let f = 0; f < size; f++) next[f] = ahead[f]! - step * next[f]!;
    const push = k / (k + 3);
    for (let f = 0; f < size; f++) ahead[f] = next[f]! + push * (next[f]! - at[f]!);
    at = next;
  }
  return { weights: at.subarray(0, features), bias: at[features]! };
}

/** Gradient of the objective at weights with the bias last. */
function lossGradient(at: Float64Array, rows: readonly FeatureRow[], labels: readonly boolean[], l2: number): Float64Array {
  const bias = at.length - 1;
  const gradient = new Float64Array(at.length);
  for (let f = 0; f < bias; f++) gradient[f] = l2 * at[f]!;
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r]!;
    const value = 1 / Math.sqrt(row.length || 1);
    let sum = 0;
    for (let i = 0; i < row.length; i++) sum += at[row[i]!]!;
    const error = (1 / (1 + Math.exp(-(at[bias]! + value * sum))) - Number(labels[r])) / rows.length;
    gradient[bias]! += error;
    for (let i = 0; i < row.length; i++) gradient[row[i]!]! += error * value;
  }
  return gradient;
}

/** Log odds of the label. */
export function logitOf({ weights, bias }: LogisticModel, row: FeatureRow): number {
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += weights[row[i]!] ?? 0;
  return bias + sum / Math.sqrt(row.length || 1);
}

/** Pairs of one true and one false row, and how many of them the scores order rightly; ties count half. AUC is their ratio. */
export function orderedPairs(scores: readonly number[], labels: readonly boolean[]): { readonly pairs: number; readonly ordered: number } {
  const order = scores.map((score, i) => ({ score, label: labels[i]! })).sort((a, b) => a.score - b.score);
  let below = 0;
  let ordered = 0;
  for (let i = 0; i < order.length; ) {
    let j = i;
    let [trues, falses] = [0, 0];
    for (; j < order.length && order[j]!.score === order[i]!.score; j++) {
      if (order[j]!.label) trues++;
      else falses++;
    }
    ordered += trues * (below + falses / 2);
    below += falses;
    i = j;
  }
  return { pairs: below * (order.length - below), ordered };
}
