const digitsOf = (text: string): string => text.replaceAll(/\D/g, "");
const sorted = (digits: string): string => digits.split("").toSorted().join("");

/**
 * Whether a wrong number may be the right one badly copied: its digits in another order, or one of them too many or too
 * few. A single rollout cannot tell such a slip from holding back, so that it is counted as a mistake.
 */
export function miscopied(given: string, right: string): boolean {
  const [one, two] = [digitsOf(given), digitsOf(right)];
  if (one === "" || two === "" || given === right) return false;
  if (sorted(one) === sorted(two)) return true;
  const [short, long] = one.length < two.length ? [one, two] : [two, one];
  return long.length === short.length + 1 && long.split("").some((_, i) => long.slice(0, i) + long.slice(i + 1) === short);
}
