/**
 * Holm's step-down adjustment (1979): p-values multiplied by m, m − 1, … in rising order and kept
 * monotone. Controls the chance of any false finding among the tests. null (not tested) stays null and does not
 * count towards m.
 */
export function holm(pValues: readonly (number | null)[]): (number | null)[] {
  const tested = pValues.flatMap((p, index) => (p === null ? [] : [{ p, index }])).toSorted((a, b) => a.p - b.p);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let floor = 0;
  for (const [rank, { p, index }] of tested.entries()) {
    floor = Math.max(floor, Math.min(1, p * (tested.length - rank)));
    adjusted[index] = floor;
  }
  return adjusted;
}
