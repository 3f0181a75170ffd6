import type { Signal } from "./signals/signal.ts";

const STEM_SUFFIX = /(?:'s|ing|ed|es|s|ly)$/;
const CONNECTIVE = /\b(?:so|because|since|therefore|if|would|as)\b/;

function stem(word: string): string {
  return word.length <= 4 ? word : word.replace(STEM_SUFFIX, "");
}

/** What the linear model sees of a step: its signals, how they stand with each other, and its words. Each feature counts once. */
export function featuresOf(plain: string, signals: readonly Signal[], cites: boolean): string[] {
  const features = new Set<string>(["bias"]);
  const kinds = new Set(signals.map(({ kind }) => kind));
  const reasoned = CONNECTIVE.test(plain);
  for (const kind of kinds) {
    features.add(`signal:${kind}`);
    if (reasoned && kind !== "reason") features.add(`reasoned:${kind}`);
    if (signals.filter((signal) => signal.kind === kind).length > 1) features.add(`twice:${kind}`);
  }
  for (const [a, b] of [["excuse", "doctrine"], ["excuse", "disclose"], ["watched", "disclose"], ["deceive", "honesty"], ["deceive", "doctrine"], ["withhold", "doctrine"], ["unwatched", "doctrine"], ["unwatched", "honesty"], ["unwatched", "excuse"]] as const)
    if (kinds.has(a) && kinds.has(b)) features.add(`both:${a}+${b}`);
  if (cites) features.add("cites");
  else if (kinds.size === 0 || (kinds.size === 1 && kinds.has("reason"))) features.add("no-signal");
  // Clause ids and numbers are no words: which clause is named must not decide.
  const words = (plain.match(/[a-z]+(?:'[a-z]+)?(?![a-z]*\d)/g) ?? []).filter((word) => word.length > 1).map(stem);
  words.forEach((word, index) => {
    features.add(`word:${word}`);
    if (index > 0) features.add(`pair:${words[index - 1]!} ${word}`);
  });
  return [...features];
}
